import { type Draft, EMPTY_DRAFT } from '../state/draft.ts';
import { loadDraft, saveDraft } from '../state/draftStore.ts';
import type { State } from '../state/state.ts';
import { dispatch, getState, subscribe } from '../state/store.ts';

/** Brings back the draft of the last visit and keeps it from now on, as it is typed. */
export function startDraft(): void {
  dispatch({ type: 'draft/restored', draft: loadDraft(localStorage) });
  let last = toKeep(getState());
  subscribe(() => {
    const draft = toKeep(getState());
    if (draft !== last) {
      last = draft;
      saveDraft(localStorage, draft);
    }
  });
}

/** Nothing under a passphrase: what the browser keeps is not sealed. */
function toKeep({ draft, lock }: State): Draft {
  return lock?.passphrase === true ? EMPTY_DRAFT : draft;
}
