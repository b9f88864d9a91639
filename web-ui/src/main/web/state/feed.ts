import type { DeliveryView, FeedPage, PhotoView, PostView, TalkView } from 'kith-api';

/** The posts that the page holds, newest first, and those that wait behind the “new posts” pill. */
export interface Feed {
  loaded: boolean;
  posts: readonly PostView[];
  fresh: readonly PostView[];
  /** Cursor of the next page towards the past; undefined at its end. */
  older: string | undefined;
  loadingOlder: boolean;
  problem: string | undefined;
}

export const EMPTY_FEED: Feed = {
  loaded: false,
  posts: [],
  fresh: [],
  older: undefined,
  loadingOlder: false,
  problem: undefined,
};

/** The node's order: the earlier of written and received counts, the newest first. */
export function newestFirst(a: PostView, b: PostView): number {
  const sortMs = (p: PostView) => Math.min(Date.parse(p.createdAt), Date.parse(p.receivedAt));
  return sortMs(b) - sortMs(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

const holds = (posts: readonly PostView[], id: string) => posts.some((p) => p.id === id);

/**
 * Takes the newest pages of the feed, fetched together. The first time they are the feed; later, posts that are new
 * wait behind the pill so that the page does not jump, and those already shown are brought up to date.
 */
export function withNewest(feed: Feed, page: FeedPage): Feed {
  const base = { ...feed, loaded: true, older: page.older, problem: undefined };
  if (feed.posts.length === 0) {
    return { ...base, posts: page.posts, fresh: [] };
  }
  const shown = new Set(feed.posts.map((p) => p.id));
  return {
    ...base,
    posts: page.posts.filter((p) => shown.has(p.id)),
    fresh: page.posts.filter((p) => !shown.has(p.id)),
  };
}

/** Appends a page towards the past. */
export function withOlder(feed: Feed, page: Pick<FeedPage, 'posts' | 'older'>): Feed {
  const added = page.posts.filter((p) => !holds(feed.posts, p.id) && !holds(feed.fresh, p.id));
  return { ...feed, posts: [...feed.posts, ...added], older: page.older, loadingOlder: false, problem: undefined };
}

/** A post that came while the page is open; it waits behind the pill unless the feed was empty. */
export function withArrived(feed: Feed, post: PostView): Feed {
  if (!feed.loaded || holds(feed.posts, post.id) || holds(feed.fresh, post.id)) {
    return feed;
  }
  if (feed.posts.length === 0) {
    return { ...feed, posts: [post] };
  }
  const oldest = feed.posts.at(-1);
  if (feed.older !== undefined && oldest !== undefined && newestFirst(post, oldest) > 0) {
    return feed; // older than what is loaded: its page brings it
  }
  return { ...feed, fresh: [...feed.fresh, post].sort(newestFirst) };
}

/** Shows what waited behind the pill. */
export function withFreshShown(feed: Feed): Feed {
  return { ...feed, posts: [...feed.fresh, ...feed.posts].sort(newestFirst), fresh: [] };
}

/** Puts a post that was just shared here at its place. */
export function withOwn(feed: Feed, post: PostView): Feed {
  if (holds(feed.posts, post.id)) {
    return feed;
  }
  const fresh = feed.fresh.filter((p) => p.id !== post.id);
  return { ...feed, fresh, posts: [post, ...feed.posts].sort(newestFirst) };
}

function changed(feed: Feed, postId: string, change: (post: PostView) => PostView): Feed {
  const apply = (posts: readonly PostView[]) =>
    holds(posts, postId) ? posts.map((p) => (p.id === postId ? change(p) : p)) : posts;
  return { ...feed, posts: apply(feed.posts), fresh: apply(feed.fresh) };
}

/** A post is not what it was. */
export function withChanged(feed: Feed, post: PostView): Feed {
  return changed(feed, post.id, () => post);
}

/** A post was taken back by its author. */
export function withRemoved(feed: Feed, postId: string): Feed {
  const rest = (posts: readonly PostView[]) => (holds(posts, postId) ? posts.filter((p) => p.id !== postId) : posts);
  return { ...feed, posts: rest(feed.posts), fresh: rest(feed.fresh) };
}

/** Some posts were read, or all where none is left. */
export function withRead(feed: Feed, read: readonly string[], left: number): Feed {
  const isRead = (p: PostView) => p.unread && (left === 0 || read.includes(p.id));
  const apply = (posts: readonly PostView[]) => (posts.some(isRead) ? posts.map((p) => (isRead(p) ? { ...p, unread: false } : p)) : posts);
  return { ...feed, posts: apply(feed.posts), fresh: apply(feed.fresh) };
}

/** Nothing of somebody is in the feed. */
export function withoutAuthor(feed: Feed, authorId: string): Feed {
  const others = (posts: readonly PostView[]) => posts.filter((p) => p.authorId !== authorId);
  return { ...feed, posts: others(feed.posts), fresh: others(feed.fresh) };
}

/** More of a post's photos is here. */
export function withPhotos(feed: Feed, postId: string, photos: PhotoView[]): Feed {
  return changed(feed, postId, (post) => ({ ...post, photos }));
}

/** Something else is said about a post. */
export function withTalk(feed: Feed, postId: string, talk: TalkView): Feed {
  return changed(feed, postId, (post) => ({ ...post, talk }));
}

/** A post got further on its way to one contact. */
export function withDelivery(feed: Feed, postId: string, delivery: DeliveryView): Feed {
  return changed(feed, postId, (post) => {
    const known = post.deliveries.some((d) => d.contactId === delivery.contactId);
    const deliveries = known
      ? post.deliveries.map((d) => (d.contactId === delivery.contactId ? delivery : d))
      : [...post.deliveries, delivery];
    return { ...post, deliveries };
  });
}
