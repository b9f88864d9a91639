import * as api from '../api/api.ts';
import { type NodeEvent, openStream } from '../api/events.ts';
import { ApiError, onLocked, onSignedOut, wordsOf } from '../api/http.ts';
import type { ArchiveView, LockView } from 'kith-api';
import type { Snapshot } from './actions.ts';
import { closeSessions } from '../live/session.ts';
import { dispatch, getState } from './store.ts';

const FIRST_PAGE = 20;
/** Drawn in one go while somebody scrolls: few, so that no frame takes long. */
const OLDER_PAGE = 5;
const LARGEST_PAGE = 100;

let closeStream: (() => void) | undefined;
let loading = 0;
let waiting: NodeEvent[] = [];
let locks = 0;

/** Fills the page and keeps it up to date until the session ends. Nothing polls: the node tells of changes. */
export async function start(): Promise<void> {
  onSignedOut(endSession);
  onLocked(() => hide());
  window.addEventListener('pagehide', closeSessions);
  try {
    await api.lockState();
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) {
      dispatch({ type: 'unreachable', problem: wordsOf(error) });
    }
    return;
  }
  closeStream = openStream({
    event: hear,
    opened: (complete) => {
      dispatch({ type: 'stream', stream: 'open' });
      if (!complete) {
        void load();
      }
    },
    lost: () => dispatch({ type: 'stream', stream: 'lost' }),
    refused: () => void api.lockState().catch(() => {}), // a 401 signs out
  });
}

function hear(event: NodeEvent): void {
  if (event.name === 'lock') {
    hearLock(event.lock);
  } else if (loading > 0) {
    waiting.push(event);
  } else {
    const imported = event.name === 'archive' && hasImported(event.archive);
    forgetPhotos(event);
    if (event.name === 'drafts') {
      void loadDrafts();
    }
    dispatch({ type: 'event', event });
    if (event.name === 'settings' || imported) {
      void load(); // other photos may be on demand now, or posts be here again
    }
  }
}

/** What was put by, here or elsewhere; each time the node tells that it is another. */
async function loadDrafts(): Promise<void> {
  try {
    dispatch({ type: 'drafts', drafts: await api.drafts() });
  } catch (error) {
    dispatch({ type: 'note', text: wordsOf(error) });
  }
}

/** Whether an import that was going on is done. */
function hasImported({ imported }: ArchiveView): boolean {
  return imported?.state === 'DONE' && getState().archive?.imported?.state !== 'DONE';
}

/** What was taken back goes from the browser's cache, too. */
export function forgetPhotos(event: NodeEvent): void {
  const id = retractedBy(event);
  const { feed, search } = getState();
  const post = [...feed.fresh, ...feed.posts, ...(search?.found.posts ?? [])].find((p) => p.id === id);
  post?.photos.forEach((photo) => api.forgetPhoto(post.id, photo.index));
}

function retractedBy(event: NodeEvent): string | undefined {
  if (event.name === 'post-changed') {
    return event.post.retractedAt === undefined ? undefined : event.post.id;
  }
  return event.name === 'post-removed' ? event.id : undefined;
}

function hearLock(lock: LockView): void {
  if (lock.locked) {
    hide(lock.passphrase);
  } else if (getState().session === 'locked') {
    void load();
  } else {
    dispatch({ type: 'event', event: { name: 'lock', lock } });
  }
}

/**
 * Forgets what was shown, and what is on its way, until the node is unlocked; but for the draft. Without a passphrase it is
 * being restored, and opens by itself.
 */
function hide(passphrase = true): void {
  locks++;
  waiting = [];
  closeSessions();
  dispatch({ type: 'locked', passphrase });
}

/** Forgets what was shown, but for the draft; the node no longer knows this browser. */
export function endSession(): void {
  closeStream?.();
  closeStream = undefined;
  closeSessions();
  dispatch({ type: 'signed-out' });
}

/**
 * Fetches everything that is shown. Events that come meanwhile wait, then follow in order: what they say is never older
 * than the last word on it in the snapshot.
 */
export async function load(): Promise<void> {
  loading++;
  const before = locks;
  try {
    const lock = await api.lockState();
    if (lock.locked) {
      hide(lock.passphrase);
      return;
    }
    const snapshot = { lock, ...(await fetchSnapshot()) };
    if (locks === before) {
      dispatch({ type: 'snapshot', snapshot });
    }
  } catch (error) {
    dispatch({ type: 'unreachable', problem: wordsOf(error) });
  } finally {
    loading--;
    if (loading === 0) {
      const events = waiting;
      waiting = [];
      events.forEach((event) => dispatch({ type: 'event', event }));
    }
  }
}

async function fetchSnapshot(): Promise<Omit<Snapshot, 'lock'>> {
  const [profile, recovery, archive, settings, contacts, circles, invites, pairings, transfers, live, cameras, brokers, photos, drafts, status, pinned, newest] = await Promise.all([
    api.profile(),
    api.recovery(),
    api.archive(),
    api.settings(),
    api.contacts(),
    api.circles(),
    api.invites(),
    api.pairings(),
    api.transfers().then((all) => all.filter((t) => t.state === 'RUNNING')),
    api.live(),
    api.cameras(),
    api.brokers(),
    api.draftPhotos(),
    api.drafts(),
    api.status(),
    api.pinnedPosts(),
    fetchNewest(),
  ]);
  return { profile, recovery, archive, settings, contacts, circles, invites, pairings, transfers, live, cameras, brokers, photos, drafts, problems: status.problems, unread: status.unread, unseenNotices: status.unseenNotices, pinned, newest };
}

/** The newest posts, down to the last one that is shown now. */
async function fetchNewest(): Promise<Snapshot['newest']> {
  const { posts } = getState().feed;
  const last = posts.at(-1)?.id;
  let page = await api.olderPosts(undefined, Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, posts.length)));
  while (last !== undefined && page.older !== undefined && !page.posts.some((p) => p.id === last)) {
    const next = await api.olderPosts(page.older, LARGEST_PAGE);
    page = { posts: [...page.posts, ...next.posts], older: next.older, newer: page.newer };
  }
  return page;
}

/** Fetches the next page towards the past, unless one is on its way or there is none. */
export async function loadOlder(): Promise<void> {
  const { older, loadingOlder } = getState().feed;
  if (older === undefined || loadingOlder) {
    return;
  }
  dispatch({ type: 'feed/older-started' });
  try {
    dispatch({ type: 'feed/older', page: await api.olderPosts(older, OLDER_PAGE) });
  } catch (error) {
    dispatch({ type: 'feed/older-failed', problem: wordsOf(error) });
  }
}
