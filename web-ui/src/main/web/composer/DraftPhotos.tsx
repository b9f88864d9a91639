import { useState } from 'preact/hooks';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { DraftPhotoRow } from './DraftPhotoRow.tsx';

/** The photos of the draft in their order; dragged by hand or moved by their buttons. */
export function DraftPhotos() {
  const photos = useStore((s) => s.draft.photos);
  const [dragged, setDragged] = useState<number>();
  if (photos.length === 0) {
    return null;
  }
  const move = (from: number, to: number) => dispatch({ type: 'draft/photo-moved', from, to });
  return (
    <ol class="draft-photos" aria-label="Photos of your post">
      {photos.map((photo, i) => (
        <li
          key={photo.key}
          class={dragged === i ? 'draft-photo draft-photo-dragged' : 'draft-photo'}
          onDragOver={(e) => dragged !== undefined && e.preventDefault()}
          onDragEnter={() => {
            if (dragged !== undefined && dragged !== i) {
              move(dragged, i);
              setDragged(i);
            }
          }}
          onDrop={(e) => dragged !== undefined && e.preventDefault()}
        >
          <DraftPhotoRow
            photo={photo}
            position={i}
            count={photos.length}
            onMove={(to) => move(i, to)}
            onDragStart={() => setDragged(i)}
            onDragEnd={() => setDragged(undefined)}
          />
        </li>
      ))}
    </ol>
  );
}
