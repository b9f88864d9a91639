import type { CircleView, ContactView, InviteView, PairingView, PostView, TransferView } from 'kith-api';
import type { NodeEvent } from '../api/events.ts';
import { counted } from '../text/names.ts';
import type { Draft } from './draft.ts';
import {
  type Feed,
  withArrived,
  withChanged,
  withDelivery,
  withOwn,
  withoutAuthor,
  withPhotos,
  withRead,
  withRemoved,
  withTalk,
} from './feed.ts';
import { canShareWith } from './people.ts';
import type { State } from './state.ts';

const byName = (a: ContactView, b: ContactView) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

function upserted<T>(list: readonly T[], item: T, id: (t: T) => string): T[] {
  return list.some((t) => id(t) === id(item)) ? list.map((t) => (id(t) === id(item) ? item : t)) : [item, ...list];
}

/** The state after the node told of a change. */
export function reduceEvent(state: State, event: NodeEvent): State {
  switch (event.name) {
    case 'profile':
      return { ...state, profile: event.profile };
    case 'settings':
      return { ...state, settings: event.settings };
    case 'contact':
      return withContactChanged(state, event.contact);
    case 'contact-removed':
      return withoutContact(state, event.id);
    case 'circles':
      return { ...state, circles: event.circles, draft: withCircles(state.draft, event.circles) };
    case 'invite':
      return { ...state, invites: upserted(state.invites, event.invite, (i: InviteView) => i.id) };
    case 'pairing':
      return { ...state, pairings: upserted(state.pairings, event.pairing, (p: PairingView) => p.inviterId) };
    case 'post':
      return withPost(state, event.post);
    case 'post-changed':
      return withPinned(withPosts(state, (feed) => withChanged(feed, event.post)), event.post);
    case 'post-removed':
      return withoutPost(state, event.id);
    case 'conversation':
      return withPosts(state, (feed) => withTalk(feed, event.postId, event.talk));
    case 'unread':
      return { ...withPosts(state, (feed) => withRead(feed, event.read, event.unread)), unread: event.unread };
    case 'notices':
      return withNotices(state, event.unseen);
    case 'photos':
      return withPosts(state, (feed) => withPhotos(feed, event.postId, event.photos));
    case 'transfers':
      return { ...state, transfers: withTransfers(state.transfers, event.contactId, event.transfers) };
    case 'path':
      return { ...state, path: event.path };
    case 'delivery':
      return withPosts(state, (feed) => withDelivery(feed, event.postId, event.delivery));
    case 'recovery':
      return { ...state, recovery: event.recovery };
    case 'archive':
      return { ...state, archive: event.archive };
    case 'drafts':
      return state; // they are fetched anew
    case 'brokers':
      return { ...state, brokers: event.brokers };
    case 'cameras':
      return { ...state, cameras: event.cameras };
    case 'live':
      return { ...state, live: event.live };
    case 'lock':
      return { ...state, lock: event.lock };
    case 'problems':
      return { ...state, problems: event.problems };
    case 'notice':
      return withNote(state, event.message);
  }
}

function withNotices(state: State, unseen: number): State {
  const announcement = unseen > state.unseenNotices ? `${counted(unseen, 'new notice')}.` : state.announcement;
  return { ...state, unseenNotices: unseen, noticesTold: state.noticesTold + 1, announcement };
}

/** A post stands at the top as long as it is pinned. */
function withPinned(state: State, post: PostView): State {
  const others = withRemoved(state.pinned, post.id);
  if (post.pinnedAt === undefined) {
    return { ...state, pinned: others };
  }
  const posts = [...others.posts, post].sort((a, b) => (b.pinnedAt ?? '').localeCompare(a.pinnedAt ?? ''));
  return { ...state, pinned: { ...others, posts } };
}

/** A change of posts that are shown, in the feed, at its top and where they were found. */
function withPosts(state: State, change: (feed: Feed) => Feed): State {
  const search = state.search && { ...state.search, found: change(state.search.found) };
  return { ...state, feed: change(state.feed), pinned: change(state.pinned), search };
}

/** What moves now between this node and one contact's, in place of what did. */
function withTransfers(before: State['transfers'], contactId: string, now: readonly TransferView[]): State['transfers'] {
  return [...before.filter((t) => t.contactId !== contactId), ...now];
}

function withContactChanged(state: State, contact: ContactView): State {
  const before = state.contacts.find((c) => c.id === contact.id);
  const contacts = upserted(state.contacts, contact, (c) => c.id).sort(byName);
  const appeared = contact.state === 'PENDING' && before === undefined;
  const muted = contact.mutedAt !== undefined && before?.mutedAt === undefined;
  return {
    ...(canShareWith(contact) ? state : withoutInAudience(state, contact.id)),
    contacts,
    feed: muted ? withoutAuthor(state.feed, contact.id) : state.feed,
    announcement: appeared ? `${contact.name} used your invite. Compare the code and confirm.` : state.announcement,
  };
}

function withoutContact(state: State, id: string): State {
  return { ...withoutInAudience(state, id), contacts: state.contacts.filter((c) => c.id !== id) };
}

/** Nobody is left in the audience of a draft who could not be chosen for it. */
function withoutInAudience(state: State, id: string): State {
  return { ...state, draft: { ...state.draft, audience: state.draft.audience.filter((a) => a !== id) } };
}

/** No circle is chosen for a draft that is not there any more. */
export function withCircles(draft: Draft, circles: readonly CircleView[]): Draft {
  return { ...draft, circles: draft.circles.filter((id) => circles.some((c) => c.id === id)) };
}

function withPost(state: State, post: PostView): State {
  if (post.own && state.draft.sharing) {
    return { ...state, feed: withOwn(state.feed, post) };
  }
  const muted = state.contacts.some((c) => c.id === post.authorId && c.mutedAt !== undefined);
  const feed = muted ? state.feed : withArrived(state.feed, post);
  if (feed === state.feed) {
    return state;
  }
  const waiting = feed.fresh.length > 1 ? ` ${feed.fresh.length} new posts are waiting.` : '';
  return { ...state, feed, announcement: `New post from ${post.authorName}.${waiting}` };
}

/** What was taken back is nowhere on the page any more. */
function withoutPost(state: State, id: string): State {
  const { open } = state;
  const shown = open !== undefined && 'postId' in open && open.postId === id;
  return { ...withPosts(state, (feed) => withRemoved(feed, id)), open: shown ? undefined : open };
}

/** Adds something the person should know, once. */
export function withNote(state: State, text: string): State {
  if (state.notes.some((n) => n.text === text)) {
    return state;
  }
  const key = Math.max(0, ...state.notes.map((n) => n.key)) + 1;
  return { ...state, notes: [...state.notes, { key, text }] };
}
