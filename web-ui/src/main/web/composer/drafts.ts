import type { DraftView, DraftWish } from 'kith-api';
import * as api from '../api/api.ts';
import { type Draft, draftPhotoOf, EMPTY_DRAFT, isBlank, postOf } from '../state/draft.ts';
import { canShareWith } from '../state/people.ts';
import { dispatch, getState } from '../state/store.ts';

/** Puts the post being written by, at the node, with its photos; the place to write is empty then. */
export async function keepDraft(): Promise<void> {
  const { draft } = getState();
  const wish: DraftWish = { ...postOf(draft), text: draft.text };
  await (draft.keptAs === undefined ? api.keepDraft(wish) : api.keepDraftAgain(draft.keptAs, wish));
  draft.photos.forEach((p) => p.blobUrl !== undefined && URL.revokeObjectURL(p.blobUrl));
  restore(EMPTY_DRAFT);
  dispatch({ type: 'announce', text: 'Kept for later. It is among your drafts.' });
}

/** Goes on with a draft; what is being written now is put by first. It stays at the node until it is shared. */
export async function openDraft(view: DraftView): Promise<void> {
  if (!isBlank(getState().draft)) {
    await keepDraft();
  }
  const { contacts, circles } = getState();
  const { text, expiresAfterSeconds } = view;
  restore({
    ...EMPTY_DRAFT,
    text,
    expiresAfterSeconds,
    photos: view.photos.map((p) => draftPhotoOf(p.photo, p.alt)),
    audience: view.audience.filter((id) => contacts.some((c) => c.id === id && canShareWith(c))),
    circles: view.circles.filter((id) => circles.some((c) => c.id === id)),
    keptAs: view.id,
  });
}

function restore(draft: Draft): void {
  dispatch({ type: 'draft/restored', draft: { ...draft, photosKnown: true } });
}

/** The drafts that are not being written on now. */
export function otherDrafts(drafts: readonly DraftView[], draft: Draft): readonly DraftView[] {
  return isBlank(draft) ? drafts : drafts.filter((d) => d.id !== draft.keptAs);
}
