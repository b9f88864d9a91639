import type { PhotoView, PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { Arrival } from './Arrival.tsx';
import { PhotoPicture } from './PhotoPicture.tsx';

interface Props {
  post: PostView;
  photo: PhotoView;
  ratio: number;
  more: number;
}

/** A photo in the feed. Its place has its final shape from the start. */
export function PhotoTile({ post, photo, ratio, more }: Props) {
  const open = () => dispatch({ type: 'open', open: { kind: 'photos', postId: post.id, index: photo.index } });
  return (
    <div class="photo" style={{ '--ratio': ratio }}>
      <button type="button" class="photo-open" aria-label={photoName(post, photo)} onClick={open}>
        <PhotoPicture post={post} photo={photo} />
        {more > 0 && (
          <span class="photo-more" aria-hidden="true">
            +{more}
          </span>
        )}
      </button>
      <Arrival rendition={photo.display} name={`Photo ${photo.index + 1}`} />
    </div>
  );
}

/** “Photo 2 of 5: a boat”. */
export function photoName(post: PostView, photo: PhotoView): string {
  return `Photo ${photo.index + 1} of ${post.photos.length}: ${photo.alt === '' ? 'no description' : photo.alt}`;
}
