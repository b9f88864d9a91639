import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { showPost } from '../state/answers.ts';
import { addingBlocker, attemptFor, isClip, postOf } from '../state/draft.ts';
import { shownPost } from '../state/search.ts';
import { dispatch, getState } from '../state/store.ts';
import { countedPhotos } from '../text/names.ts';
import { removePhoto } from './uploads.ts';

/** Begins to add photos to an own post. What was chosen for another one goes. */
export function startAdding(postId: string): void {
  if (getState().addedTo !== postId) {
    stopAdding();
  }
  dispatch({ type: 'adding', postId });
}

/** Lets go of the photos that were to be added. */
export function stopAdding(): void {
  getState().added.photos.forEach((photo) => removePhoto(photo.key, 'added'));
  dispatch({ type: 'draft/emptied', of: 'added' });
}

/** Adds them. A failure keeps everything; trying again never adds a photo twice. */
export async function addPhotos(postId: string): Promise<void> {
  const { added } = getState();
  const before = shownPost(getState(), postId)?.photos.length ?? 0;
  if (addingBlocker(added, before) !== undefined) {
    return;
  }
  const attempt = attemptFor(added, () => crypto.randomUUID());
  dispatch({ type: 'draft/sharing', of: 'added', attempt });
  try {
    await showPost(api.addPhotos(postId, postOf(added).photos, attempt.key));
    added.photos.forEach((p) => p.blobUrl !== undefined && URL.revokeObjectURL(p.blobUrl));
    dispatch({ type: 'draft/emptied', of: 'added' });
    dispatch({ type: 'announce', text: `${countedPhotos(added.photos.length, added.photos.filter(isClip).length)} added.` });
    dispatch({ type: 'close' });
  } catch (error) {
    dispatch({ type: 'draft/failed', of: 'added', problem: `${wordsOf(error)} Nothing was lost: everything is still here.` });
  }
}
