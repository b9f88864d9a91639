import type { DraftAction } from './actions.ts';
import { type Draft, type DraftPhoto, EMPTY_DRAFT, moved } from './draft.ts';

function photo(draft: Draft, key: string, change: Partial<DraftPhoto>): Draft {
  return { ...draft, photos: draft.photos.map((p) => (p.key === key ? { ...p, ...change } : p)) };
}

/** A draft after something happened to it. */
export function reduceDraft(draft: Draft, action: DraftAction): Draft {
  switch (action.type) {
    case 'draft/restored':
      return action.draft;
    case 'draft/text':
      return { ...draft, text: action.text, problem: undefined };
    case 'draft/audience':
      return { ...draft, audience: action.ids, circles: action.circles, problem: undefined };
    case 'draft/expiry':
      return { ...draft, expiresAfterSeconds: action.seconds };
    case 'draft/photo-added':
      return { ...draft, photos: [...draft.photos, added(action.key, action.name, action.clip ?? false, action.blobUrl)], problem: undefined };
    case 'draft/photo-progress':
      return photo(draft, action.key, { progress: action.progress });
    case 'draft/photo-ready':
      return photo(draft, action.key, { view: action.view, clip: action.view.lengthMs !== undefined, progress: 1 });
    case 'draft/photo-failed':
      return photo(draft, action.key, { problem: action.problem });
    case 'draft/photo-again':
      return photo(draft, action.key, { problem: undefined, progress: 0 });
    case 'draft/photo-removed':
      return { ...draft, photos: draft.photos.filter((p) => p.key !== action.key) };
    case 'draft/photo-alt':
      return photo(draft, action.key, { alt: action.alt });
    case 'draft/photo-moved':
      return { ...draft, photos: moved(draft.photos, action.from, action.to) };
    case 'draft/sharing':
      return { ...draft, attempt: action.attempt, sharing: true, problem: undefined };
    case 'draft/failed':
      return { ...draft, sharing: false, problem: action.problem };
    case 'draft/emptied':
      return EMPTY_DRAFT;
    case 'draft/shared':
      return { ...EMPTY_DRAFT, photosKnown: true, photos: draft.photos.filter((p) => !action.photoKeys.includes(p.key)) };
  }
}

function added(key: string, name: string, clip: boolean, blobUrl: string | undefined): DraftPhoto {
  return { key, name, alt: '', view: undefined, progress: 0, problem: undefined, clip, blobUrl };
}
