import type { DraftPhotoView, NewPost } from 'kith-api';
import { counted, countedPhotos } from '../text/names.ts';

export const MAX_TEXT = 20_000;
export const MAX_PHOTOS = 100;
export const MAX_ALT = 1_500;

/** A photo or clip of the post being written: first a file on its way to the node, then a draft photo there. */
export interface DraftPhoto {
  key: string;
  name: string;
  alt: string;
  /** What the node made of it; undefined until it has it whole. */
  view: DraftPhotoView | undefined;
  /** How much of it is at the node, 0 to 1. */
  progress: number;
  /** Why the node did not take it. */
  problem: string | undefined;
  /** Whether it is a video; the node says so once it has it. */
  clip: boolean;
  /** A picture of it while it is on its way. */
  blobUrl: string | undefined;
}

/** What is remembered of a draft photo in this browser; the photo itself is kept by the node. */
export interface KeptPhoto {
  id: string;
  alt: string;
}

/** One try to share: the same content keeps its key, so that trying again never makes a second post. */
export interface Attempt {
  key: string;
  content: string;
}

/** The post being written. */
export interface Draft {
  text: string;
  photos: readonly DraftPhoto[];
  /** Photos of an earlier visit, until the node has said which it still has. */
  kept: readonly KeptPhoto[];
  photosKnown: boolean;
  /** Which of the drafts at the node it is; undefined if it is none. */
  keptAs: string | undefined;
  /** Chosen one by one. */
  audience: readonly string[];
  /** Chosen circles; the node shares with who is in them when the post is shared. */
  circles: readonly string[];
  /** How long the post is there; undefined as long as nobody deletes it. */
  expiresAfterSeconds: number | undefined;
  attempt: Attempt | undefined;
  sharing: boolean;
  problem: string | undefined;
}

export const EMPTY_DRAFT: Draft = {
  text: '',
  photos: [],
  kept: [],
  photosKnown: false,
  keptAs: undefined,
  audience: [],
  circles: [],
  expiresAfterSeconds: undefined,
  attempt: undefined,
  sharing: false,
  problem: undefined,
};

/** A photo that is still on its way to the node. */
export function isUploading(photo: DraftPhoto): boolean {
  return photo.view === undefined && photo.problem === undefined;
}

export function isClip(photo: DraftPhoto): boolean {
  return photo.clip;
}

/** Whether there is anything to lose. */
export function isBlank(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.photos.length === 0;
}

/** Why these photos cannot follow so many that are there now, and so what to do; undefined if they can. */
function photoBlocker(photos: readonly DraftPhoto[], before: number): string | undefined {
  const uploading = photos.filter(isUploading);
  if (before + photos.length > MAX_PHOTOS) {
    return `A post holds ${MAX_PHOTOS} photos. Remove ${before + photos.length - MAX_PHOTOS}.`;
  }
  if (photos.some((p) => p.problem !== undefined)) {
    return `A ${photos.some((p) => p.problem !== undefined && !isClip(p)) ? 'photo' : 'clip'} could not be added. Try it again or remove it.`;
  }
  return uploading.length > 0 ? `${countedPhotos(uploading.length, uploading.filter(isClip).length)} still on the way to your node.` : undefined;
}

/** Why photos cannot be added now to a post that has so many. */
export function addingBlocker(added: Draft, before: number): string | undefined {
  if (added.sharing) {
    return 'Adding…';
  }
  return added.photos.length === 0 ? 'Choose photos first.' : photoBlocker(added.photos, before);
}

/** Why the draft cannot be kept for later now, and so what to do; undefined if it can. */
export function keepBlocker(draft: Draft): string | undefined {
  return draft.text.length > MAX_TEXT ? tooLong(draft) : photoBlocker(draft.photos, 0);
}

function tooLong(draft: Draft): string {
  return `The text is ${counted(draft.text.length - MAX_TEXT, 'character')} too long.`;
}

/** Why the draft cannot be shared now, and so what to do; undefined if it can. */
export function blocker(draft: Draft): string | undefined {
  if (draft.sharing) {
    return 'Sharing…';
  }
  if (isBlank(draft)) {
    return 'Write something or add a photo first.';
  }
  if (draft.text.length > MAX_TEXT) {
    return tooLong(draft);
  }
  const photos = photoBlocker(draft.photos, 0);
  if (photos !== undefined) {
    return photos;
  }
  return draft.audience.length === 0 ? 'Choose who sees this.' : undefined;
}

/** The draft as the node takes it. */
export function postOf(draft: Draft): Omit<NewPost, 'requestKey'> {
  const photos = draft.photos.flatMap((p) => (p.view === undefined ? [] : [{ draftId: p.view.id, alt: p.alt.trim() }]));
  return { text: draft.text.trim(), photos, audience: [...draft.audience], circles: [...draft.circles], expiresAfterSeconds: draft.expiresAfterSeconds };
}

/** The attempt to share this content: the one under way if the content is the same, else a new one. */
export function attemptFor(draft: Draft, newKey: () => string): Attempt {
  const content = JSON.stringify(postOf(draft));
  return draft.attempt?.content === content ? draft.attempt : { key: newKey(), content };
}

/** Joins what this browser remembers with the photos the node has: remembered order first, then the others. */
export function withNodePhotos(draft: Draft, views: readonly DraftPhotoView[]): Draft {
  const remembered = draft.photosKnown
    ? draft.photos.flatMap((p) => (p.view === undefined ? [] : [{ id: p.view.id, alt: p.alt }]))
    : draft.kept;
  const alts = new Map(remembered.map((k) => [k.id, k.alt]));
  const byId = new Map(views.map((v) => [v.id, v]));
  const ids = new Set([...remembered.map((k) => k.id), ...byId.keys()]);
  const settled = [...ids].flatMap((id) => {
    const view = byId.get(id);
    return view === undefined ? [] : [draftPhotoOf(view, alts.get(id) ?? '')];
  });
  const underWay = draft.photos.filter((p) => p.view === undefined);
  return { ...draft, photos: [...settled, ...underWay], kept: [], photosKnown: true };
}

/** A photo that the node has. */
export function draftPhotoOf(view: DraftPhotoView, alt: string): DraftPhoto {
  return { key: view.id, name: '', alt, view, progress: 1, problem: undefined, clip: view.lengthMs !== undefined, blobUrl: undefined };
}

/** Moves a photo to another place; places outside the list do nothing. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) {
    return list;
  }
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
