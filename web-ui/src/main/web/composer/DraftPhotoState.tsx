import type { DraftPhoto } from '../state/draft.ts';
import { lengthWords } from '../text/names.ts';
import { bytes } from '../text/bytes.ts';
import { retryPhoto } from './uploads.ts';

/** How far a photo is on its way to the node, or what the node made of it. */
export function DraftPhotoState({ photo, name }: { photo: DraftPhoto; name: string }) {
  if (photo.problem !== undefined) {
    return (
      <p class="draft-photo-state draft-photo-problem" role="alert">
        {photo.problem}{' '}
        <button type="button" class="button-text" onClick={() => retryPhoto(photo.key)}>
          Try again
        </button>
      </p>
    );
  }
  if (photo.view === undefined) {
    const done = Math.round(photo.progress * 100);
    return (
      <p class="draft-photo-state">
        <progress class="bar" max={100} value={done} aria-label={`Upload of ${name}`} />
        <span>{done < 100 ? `${done} %` : 'Preparing…'}</span>
      </p>
    );
  }
  return (
    <p class="draft-photo-state">
      {bytes(photo.view.sizeBytes)}
      {photo.view.lengthMs !== undefined && <span>{lengthWords(photo.view.lengthMs)}</span>}
      {photo.view.firstOfAnimation && <span class="draft-photo-location">First picture of the animation only</span>}
      {photo.view.locationRemoved && <span class="draft-photo-location">Location removed</span>}
    </p>
  );
}
