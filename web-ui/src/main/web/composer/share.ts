import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { withCirclePeople } from '../state/audience.ts';
import { attemptFor, blocker, postOf } from '../state/draft.ts';
import { dispatch, getState } from '../state/store.ts';

/** Shares the draft. A failure keeps everything; trying again with the same content never makes a second post. */
export async function shareDraft(): Promise<void> {
  const state = getState();
  const draft = withCirclePeople(state.draft, state);
  if (blocker(draft) !== undefined) {
    return;
  }
  const attempt = attemptFor(draft, () => crypto.randomUUID());
  dispatch({ type: 'draft/sharing', attempt });
  try {
    const post = await api.share(postOf(draft), attempt.key);
    dispatch({ type: 'draft/shared', post, photoKeys: draft.photos.map((p) => p.key) });
    if (draft.keptAs !== undefined) {
      api.discardDraft(draft.keptAs).catch((error: unknown) => dispatch({ type: 'note', text: wordsOf(error) }));
    }
    draft.photos.forEach((p) => p.blobUrl !== undefined && URL.revokeObjectURL(p.blobUrl));
  } catch (error) {
    dispatch({ type: 'draft/failed', problem: `${wordsOf(error)} Nothing was lost: everything is still here.` });
  }
}
