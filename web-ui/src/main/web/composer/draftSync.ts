import { loadDraft, saveDraft } from '../state/draftStore.ts';
import { dispatch, getState, subscribe } from '../state/store.ts';

/** Brings back the draft of the last visit and keeps it from now on, as it is typed. */
export function startDraft(): void {
  dispatch({ type: 'draft/restored', draft: loadDraft(localStorage) });
  let last = getState().draft;
  subscribe(() => {
    const { draft } = getState();
    if (draft !== last) {
      last = draft;
      saveDraft(localStorage, draft);
    }
  });
}
