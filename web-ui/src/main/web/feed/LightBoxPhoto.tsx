import { useState } from 'preact/hooks';
import type { PhotoView, PostView } from 'kith-api';
import { photoUrl } from '../api/api.ts';
import { Arrival } from './Arrival.tsx';

interface Props {
  post: PostView;
  photo: PhotoView;
  zoomed: boolean;
  onZoom: () => void;
}

/** One photo as large as the window allows; zoomed it has its own size and can be moved about. */
export function LightBoxPhoto({ post, photo, zoomed, onZoom }: Props) {
  const [ready, setReady] = useState<string>();
  const size = zoomed && photo.original.complete ? 'ORIGINAL' : 'DISPLAY';
  const url = photoUrl(post.id, photo.index, size);
  const shape = { '--ratio': photo.widthPx / photo.heightPx || 1, '--width': `${photo.widthPx}px` };
  return (
    <div class={zoomed ? 'light-box-stage light-box-zoomed' : 'light-box-stage'} tabIndex={zoomed ? 0 : -1} role="group" aria-label={`Photo ${photo.index + 1} of ${post.photos.length}`}>
      <div class="light-box-frame" style={shape}>
        {ready === undefined && <img class="photo-preview" src={photoUrl(post.id, photo.index, 'PREVIEW')} alt="" />}
        {photo.display.complete ? (
          <img class="light-box-image" src={url} alt={photo.alt || 'No description'} onLoad={() => setReady(url)} onDblClick={onZoom} draggable={false} />
        ) : (
          <Arrival rendition={photo.display} name="Photo" />
        )}
      </div>
    </div>
  );
}
