import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftName } from '../state/actions.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { DraftPhotoRow } from './DraftPhotoRow.tsx';

/** The photos of a draft in their order; dragged by hand or moved by their buttons. */
export function DraftPhotos({ of, label }: { of: DraftName; label: string }) {
  const photos = useStore((s) => s[of].photos);
  const [dragged, setDragged] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ key: string; by: number }>();
  // A row that changes its place loses the focus that its button had.
  useLayoutEffect(() => {
    if (moved.current !== undefined) {
      focusMoved(list.current, moved.current.key, moved.current.by);
      moved.current = undefined;
    }
  }, [photos]);
  if (photos.length === 0) {
    return null;
  }
  const move = (from: number, to: number) => dispatch({ type: 'draft/photo-moved', of, from, to });
  const moveByButton = (key: string, from: number, to: number) => {
    moved.current = { key, by: to - from };
    move(from, to);
    dispatch({ type: 'announce', text: `Photo ${to + 1} of ${photos.length} now.` });
  };
  return (
    <ol ref={list} class="draft-photos" aria-label={label}>
      {photos.map((photo, i) => (
        <li
          key={photo.key}
          data-key={photo.key}
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
            of={of}
            photo={photo}
            position={i}
            count={photos.length}
            onMove={(to) => moveByButton(photo.key, i, to)}
            onDragStart={() => setDragged(i)}
            onDragEnd={() => setDragged(undefined)}
          />
        </li>
      ))}
    </ol>
  );
}

/** Gives the focus back to the button that moved a photo; to the other one where it goes no further. */
function focusMoved(list: HTMLOListElement | null, key: string, by: number): void {
  const row = [...(list?.children ?? [])].find((child) => child instanceof HTMLElement && child.dataset.key === key);
  const [earlier, later] = row?.querySelectorAll<HTMLButtonElement>('.draft-photo-move') ?? [];
  const wanted = by < 0 ? earlier : later;
  (wanted?.disabled ? (by < 0 ? later : earlier) : wanted)?.focus();
}
