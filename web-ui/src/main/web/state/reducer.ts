import type { DraftPhotoView, DraftView } from 'kith-api';
import type { Action, DraftAction, Snapshot } from './actions.ts';
import { peopleWords } from './audience.ts';
import { type Draft, withNodePhotos } from './draft.ts';
import { reduceDraft } from './draftReducer.ts';
import { reduceEvent, withCircles, withNote } from './eventReducer.ts';
import { EMPTY_FEED, withFreshShown, withNewest, withOlder, withOwn } from './feed.ts';
import { canShareWith } from './people.ts';
import { reduceSearch, type SearchAction } from './searchReducer.ts';
import { INITIAL, type State } from './state.ts';
import { reduceThreads, type ThreadAction } from './threads.ts';

/** The state after something happened. Pure: the same state and action always give the same. */
export function reduce(state: State, action: Action): State {
  if (isDraftAction(action)) {
    return withDraftAction(state, action);
  }
  if (isSearchAction(action)) {
    return { ...state, search: reduceSearch(state.search, action) };
  }
  if (isThreadAction(action)) {
    return { ...state, threads: reduceThreads(state.threads, action) };
  }
  switch (action.type) {
    case 'signed-out':
      return { ...INITIAL, ...drafts(state), session: 'out' };
    case 'locked':
      return { ...INITIAL, ...drafts(state), session: 'locked', stream: state.stream, lock: { locked: true, passphrase: action.passphrase } };
    case 'unreachable':
      return { ...state, problem: action.problem };
    case 'stream':
      return { ...state, stream: action.stream };
    case 'snapshot':
      return withSnapshot(state, action.snapshot);
    case 'event':
      return reduceEvent(state, action.event);
    case 'pairing-dismissed':
      return { ...state, pairings: state.pairings.filter((p) => p.inviterId !== action.inviterId) };
    case 'feed/older-started':
      return { ...state, feed: { ...state.feed, loadingOlder: true, problem: undefined } };
    case 'feed/older':
      return { ...state, feed: withOlder(state.feed, action.page) };
    case 'feed/older-failed':
      return { ...state, feed: { ...state.feed, loadingOlder: false, problem: action.problem } };
    case 'feed/show-fresh':
      return { ...state, feed: withFreshShown(state.feed) };
    case 'retracting':
      return { ...state, retracting: action.postIds };
    case 'on-air':
      return { ...state, onAir: [...state.onAir.filter((a) => a.key !== action.onAir.key), action.onAir].sort((a, b) => a.key - b.key) };
    case 'off-air':
      return { ...state, onAir: state.onAir.filter((a) => a.key !== action.key) };
    case 'drafts':
      return { ...state, drafts: action.drafts, draft: withKept(state.draft, action.drafts) };
    case 'adding':
      return { ...state, addedTo: action.postId, open: { kind: 'add-photos', postId: action.postId } };
    case 'open':
      return { ...state, open: action.open };
    case 'close':
      return { ...state, open: undefined };
    case 'note':
      return withNote(state, action.text);
    case 'note-read':
      return { ...state, notes: state.notes.filter((n) => n.key !== action.key) };
    case 'announce':
      return { ...state, announcement: action.text };
  }
}

function isDraftAction(action: Action): action is DraftAction {
  return action.type.startsWith('draft/');
}

function isSearchAction(action: Action): action is SearchAction {
  return action.type.startsWith('search/');
}

function isThreadAction(action: Action): action is ThreadAction {
  return action.type.startsWith('thread/');
}

/** What is kept of the page while nothing is shown. */
function drafts({ draft, added, addedTo }: State): Pick<State, 'draft' | 'added' | 'addedTo'> {
  return { draft, added, addedTo };
}

function withDraftAction(state: State, action: DraftAction): State {
  if (action.of === 'added') {
    return { ...state, added: reduceDraft(state.added, action) };
  }
  const draft = reduceDraft(state.draft, action);
  if (action.type !== 'draft/shared') {
    return { ...state, draft };
  }
  const announcement = `Shared with ${peopleWords(action.post.audience.length)}.`;
  return { ...state, draft, feed: withOwn(state.feed, action.post), announcement };
}

/** A draft that was discarded elsewhere is a new one. */
function withKept(draft: Draft, drafts: readonly DraftView[]): Draft {
  return draft.keptAs === undefined || drafts.some((d) => d.id === draft.keptAs) ? draft : { ...draft, keptAs: undefined };
}

function keptPhotos({ keptAs }: Draft, drafts: readonly DraftView[]): readonly DraftPhotoView[] {
  return drafts.find((d) => d.id === keptAs)?.photos.map((p) => p.photo) ?? [];
}

function withSnapshot(state: State, snapshot: Snapshot): State {
  const { photos, newest, pinned, ...lists } = snapshot;
  const confirmed = new Set(lists.contacts.filter(canShareWith).map((c) => c.id));
  const elsewhere = new Set(state.added.photos.map((p) => p.view?.id));
  const draft = withNodePhotos(
    withKept(state.draft, lists.drafts),
    [...photos.filter((p) => !elsewhere.has(p.id)), ...keptPhotos(state.draft, lists.drafts)],
  );
  return {
    ...state,
    ...lists,
    session: 'in',
    problem: undefined,
    feed: withNewest(state.feed, newest),
    pinned: { ...EMPTY_FEED, loaded: true, posts: pinned },
    draft: withCircles({ ...draft, audience: draft.audience.filter((id) => confirmed.has(id)) }, lists.circles),
  };
}
