import { type Attempt, type Draft, EMPTY_DRAFT, type KeptPhoto } from './draft.ts';

const KEY = 'kith-draft';

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Saved {
  text: string;
  photos: readonly KeptPhoto[];
  audience: readonly string[];
  circles?: readonly string[];
  attempt?: Attempt | undefined;
}

/** Keeps the draft; nothing is kept of an empty one. A full or forbidden storage loses nothing that is on the screen. */
export function saveDraft(shelf: Shelf, draft: Draft): void {
  const photos = draft.photosKnown
    ? draft.photos.flatMap((p) => (p.view === undefined ? [] : [{ id: p.view.id, alt: p.alt }]))
    : draft.kept;
  const saved: Saved = { text: draft.text, photos, audience: draft.audience, circles: draft.circles, attempt: draft.attempt };
  try {
    if (saved.text === '' && photos.length === 0 && saved.audience.length === 0 && draft.circles.length === 0) {
      shelf.removeItem(KEY);
    } else {
      shelf.setItem(KEY, JSON.stringify(saved));
    }
  } catch {
    // The draft still is on the screen.
  }
}

/** The draft of the last visit, or an empty one. */
export function loadDraft(shelf: Shelf): Draft {
  try {
    const saved: unknown = JSON.parse(shelf.getItem(KEY) ?? 'null');
    return isSaved(saved) ? { ...EMPTY_DRAFT, text: saved.text, kept: saved.photos, audience: saved.audience, circles: saved.circles ?? [], attempt: saved.attempt } : EMPTY_DRAFT;
  } catch {
    return EMPTY_DRAFT;
  }
}

function isSaved(value: unknown): value is Saved {
  const saved = value as Saved | null;
  return (
    typeof saved?.text === 'string' &&
    Array.isArray(saved.photos) &&
    saved.photos.every((p) => typeof p?.id === 'string' && typeof p.alt === 'string') &&
    areIds(saved.audience) &&
    (saved.circles === undefined || areIds(saved.circles)) &&
    (saved.attempt === undefined || (typeof saved.attempt.key === 'string' && typeof saved.attempt.content === 'string'))
  );
}

function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
