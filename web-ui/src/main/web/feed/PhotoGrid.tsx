import { useMemo } from 'preact/hooks';
import type { PhotoView, PostView } from 'kith-api';
import { rows } from '../layout/rows.ts';
import { PhotoTile } from './PhotoTile.tsx';

const SHOWN = 10;

/** A panorama and a tower still leave room for their neighbours. */
function ratioOf(photo: PhotoView): number {
  return Math.min(3, Math.max(0.5, photo.widthPx / photo.heightPx || 1));
}

/** A post's photos in rows of equal height; every place is fixed before anything is loaded. */
export function PhotoGrid({ post }: { post: PostView }) {
  const shown = post.photos.slice(0, SHOWN);
  const layout = useMemo(() => rows(shown.map(ratioOf)), [post.id, shown.length]);
  const hidden = post.photos.length - shown.length;
  let next = 0;
  return (
    <div class={shown.length === 1 ? 'photos photos-one' : 'photos'}>
      {layout.map((length, row) => {
        const from = next;
        next += length;
        return (
          <div class="photos-row" key={row}>
            {shown.slice(from, next).map((photo) => (
              <PhotoTile
                key={photo.index}
                post={post}
                photo={photo}
                ratio={ratioOf(photo)}
                more={photo.index === SHOWN - 1 ? hidden : 0}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}
