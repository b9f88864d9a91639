import type { PhotoView, PostView } from 'kith-api';
import { photoUrl } from '../api/api.ts';
import { bytes, percent } from '../text/bytes.ts';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  post: PostView;
  photo: PhotoView;
  zoomed: boolean;
  onZoom: () => void;
  onClose: () => void;
}

/** Above a photo: which one it is, its own size, the original to keep, and the way out. */
export function LightBoxTools({ post, photo, zoomed, onZoom, onClose }: Props) {
  const { original } = photo;
  return (
    <div class="light-box-tools">
      <p class="light-box-count" role="status">
        {photo.index + 1} of {post.photos.length}
      </p>
      <button type="button" class="light-box-tool" aria-pressed={zoomed} onClick={onZoom}>
        <Icon name={zoomed ? 'zoomOut' : 'zoomIn'} />
        <span>{zoomed ? 'Fit' : 'Full size'}</span>
      </button>
      {original.complete ? (
        <a class="light-box-tool" href={`${photoUrl(post.id, photo.index, 'ORIGINAL')}?download=1`} download aria-label={`Download original, ${bytes(original.sizeBytes)}`}>
          <Icon name="download" />
          <span>Original</span>
        </a>
      ) : (
        <span class="light-box-tool light-box-wait">{original.problem ?? `Original ${percent(original.storedBytes, original.sizeBytes)} %`}</span>
      )}
      <button type="button" class="light-box-tool" aria-label="Close photos" onClick={onClose}>
        <Icon name="close" size={22} />
      </button>
    </div>
  );
}
