import { type Attempt, type Draft, EMPTY_DRAFT, type KeptPhoto } from './draft.ts';

const KEY = 'kith-draft';

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface Saved {
  text: string;
  photos: readonly KeptPhoto[];
  audience: readonly string[];
  circles?: readonly string[];
  expiresAfterSeconds?: number | undefined;
  attempt?: Attempt | undefined;
  keptAs?: string | undefined;
}

/** Keeps the draft; nothing is kept of an empty one. A full or forbidden storage loses nothing that is on the screen. */
export function saveDraft(shelf: Shelf, draft: Draft): void {
  const photos = draft.photosKnown
    ? draft.photos.flatMap((p) => (p.view === undefined ? [] : [{ id: p.view.id, alt: p.alt }]))
    : draft.kept;
  const { text, audience, circles, expiresAfterSeconds, attempt, keptAs } = draft;
  const saved: Saved = { text, photos, audience, circles, expiresAfterSeconds, attempt, keptAs };
  try {
    if (saved.text === '' && photos.length === 0 && audience.length === 0 && circles.length === 0 && expiresAfterSeconds === undefined) {
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
    if (!isSaved(saved)) {
      return EMPTY_DRAFT;
    }
    const { text, photos, audience, circles = [], expiresAfterSeconds, attempt, keptAs } = saved;
    return { ...EMPTY_DRAFT, text, kept: photos, audience, circles, expiresAfterSeconds, attempt, keptAs };
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
    (saved.expiresAfterSeconds === undefined || typeof saved.expiresAfterSeconds === 'number') &&
    (saved.keptAs === undefined || typeof saved.keptAs === 'string') &&
    (saved.attempt === undefined || (typeof saved.attempt.key === 'string' && typeof saved.attempt.content === 'string'))
  );
}

function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
