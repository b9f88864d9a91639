import type { PhotoView, PostView } from 'kith-api';
import { useEffect, useRef, useState } from 'preact/hooks';
import { photoUrl } from '../api/api.ts';
import { Arrival } from './Arrival.tsx';
import { photoName } from './photoName.ts';

/** Clips are made as large as this, even if they have fewer pixels. */
const LEAST_WIDTH_PX = 960;

/** One clip of a post: it plays as soon as all of it is here, and stops when it is left. */
export function LightBoxClip({ post, photo }: { post: PostView; photo: PhotoView }) {
  const shape = { '--ratio': photo.widthPx / photo.heightPx || 1, '--width': `${Math.max(photo.widthPx, LEAST_WIDTH_PX)}px` };
  return (
    <div class="light-box-stage" role="group" aria-label={photoName(post, photo)}>
      <div class="light-box-frame" style={shape}>
        {photo.original.complete ? <Player post={post} photo={photo} /> : <Poster post={post} photo={photo} />}
      </div>
    </div>
  );
}

function Player({ post, photo }: { post: PostView; photo: PhotoView }) {
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const player = video.current;
    return () => {
      player?.pause();
      player?.removeAttribute('src');
      player?.load(); // lets go of the connection
    };
  }, []);
  return (
    <>
      <video
        ref={video}
        class="light-box-image light-box-video"
        src={photoUrl(post.id, photo.index, 'ORIGINAL')}
        poster={photo.display.complete ? photoUrl(post.id, photo.index, 'DISPLAY') : photoUrl(post.id, photo.index, 'PREVIEW')}
        controls
        autofocus
        autoPlay
        playsInline
        preload="metadata"
        aria-label={photoName(post, photo)}
        onError={(e) => e.currentTarget.hasAttribute('src') && setFailed(true)}
      />
      {failed && (
        <p class="light-box-failed" role="alert">
          This browser cannot play this clip. Download the original above and open it in another program.
        </p>
      )}
    </>
  );
}

/** What is seen until the clip is here; the tools above say how to get it. */
function Poster({ post, photo }: { post: PostView; photo: PhotoView }) {
  const size = photo.display.complete ? 'DISPLAY' : 'PREVIEW';
  return (
    <>
      <img class="light-box-image light-box-video" src={photoUrl(post.id, photo.index, size)} alt={photo.alt || 'No description'} draggable={false} />
      {!photo.original.onDemand && <Arrival rendition={photo.original} name="Clip" />}
    </>
  );
}
