import { useState } from 'preact/hooks';
import type { PhotoView, PostView } from 'kith-api';
import { photoUrl } from '../api/api.ts';

/** The small preview, blurred, at once; the display image fades in above it as soon as it is whole and decoded. */
export function PhotoPicture({ post, photo }: { post: PostView; photo: PhotoView }) {
  const [shown, setShown] = useState(false);
  const [covered, setCovered] = useState(false);
  const reveal = (image: HTMLImageElement) => void image.decode().then(() => setShown(true), () => {});
  return (
    <>
      {!covered && <img class="photo-preview" src={photoUrl(post.id, photo.index, 'PREVIEW')} alt="" />}
      {photo.display.complete && (
        <img
          class={shown ? 'photo-display photo-shown' : 'photo-display'}
          src={photoUrl(post.id, photo.index, 'DISPLAY')}
          alt={photo.alt}
          loading="lazy"
          decoding="async"
          ref={(image) => void (!shown && image?.complete && reveal(image))}
          onLoad={(e) => reveal(e.currentTarget)}
          onTransitionEnd={() => setCovered(true)}
        />
      )}
    </>
  );
}
