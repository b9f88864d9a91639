import type { PhotoView, PostView } from 'kith-api';
import { Icon } from '../ui/Icon.tsx';
import { Original } from './Original.tsx';

interface Props {
  post: PostView;
  photo: PhotoView;
  zoomed: boolean;
  onZoom: () => void;
  onClose: () => void;
}

/** Above a photo: which one it is, its own size, the original to keep, and the way out. */
export function LightBoxTools({ post, photo, zoomed, onZoom, onClose }: Props) {
  return (
    <div class="light-box-tools">
      <p class="light-box-count" role="status">
        {photo.index + 1} of {post.photos.length}
      </p>
      {photo.lengthMs === undefined && (
        <button type="button" class="light-box-tool" aria-pressed={zoomed} onClick={onZoom}>
          <Icon name={zoomed ? 'zoomOut' : 'zoomIn'} />
          <span>{zoomed ? 'Fit' : 'Full size'}</span>
        </button>
      )}
      <Original post={post} photo={photo} />
      <button type="button" class="light-box-tool" aria-label="Close photos" onClick={onClose}>
        <Icon name="close" size={22} />
      </button>
    </div>
  );
}
