import { draftUrl } from '../api/api.ts';
import { type DraftPhoto, isUploading, MAX_ALT } from '../state/draft.ts';
import type { DraftName } from '../state/actions.ts';
import { dispatch } from '../state/store.ts';
import { Icon } from '../ui/Icon.tsx';
import { DraftPhotoState } from './DraftPhotoState.tsx';
import { removePhoto } from './uploads.ts';

interface Props {
  of: DraftName;
  photo: DraftPhoto;
  position: number;
  count: number;
  onMove: (to: number) => void;
  onDragStart: () => void;
  onDragEnd: () => void;
}

/** One photo of a draft: its picture, its words, its place. */
export function DraftPhotoRow({ of, photo, position, count, onMove, onDragStart, onDragEnd }: Props) {
  const name = `${photo.clip ? 'clip' : 'photo'} ${position + 1}`;
  const src = photo.blobUrl ?? (photo.view === undefined ? undefined : draftUrl(photo.view.id, 'PREVIEW'));
  const start = (e: DragEvent) => {
    e.dataTransfer?.setData('text/plain', photo.key); // without data some browsers do not begin
    onDragStart();
  };
  return (
    <>
      <div class="draft-photo-picture" draggable={count > 1} onDragStart={start} onDragEnd={onDragEnd}>
        {src !== undefined && <img src={src} alt={`${photo.clip ? 'Clip' : 'Photo'} ${position + 1}`} class={isUploading(photo) ? 'draft-photo-pending' : undefined} draggable={false} />}
      </div>
      <div class="draft-photo-words">
        <input
          aria-label={`Description of ${name}`}
          placeholder="Describe it for those who cannot see it"
          value={photo.alt}
          maxLength={MAX_ALT}
          dir="auto"
          onInput={(e) => dispatch({ type: 'draft/photo-alt', of, key: photo.key, alt: e.currentTarget.value })}
        />
        <DraftPhotoState photo={photo} name={name} />
      </div>
      <div class="draft-photo-tools">
        {count > 1 && (
          <>
            <button type="button" class="button-icon draft-photo-move" aria-label={`Move ${name} earlier`} disabled={position === 0} onClick={() => onMove(position - 1)}>
              <Icon name="up" size={18} />
            </button>
            <button type="button" class="button-icon draft-photo-move" aria-label={`Move ${name} later`} disabled={position === count - 1} onClick={() => onMove(position + 1)}>
              <Icon name="down" size={18} />
            </button>
          </>
        )}
        <button type="button" class="button-icon" aria-label={`Remove ${name}`} onClick={() => removePhoto(photo.key, of)}>
          <Icon name="close" size={18} />
        </button>
      </div>
    </>
  );
}
