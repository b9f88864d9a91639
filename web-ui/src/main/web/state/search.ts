import type { PostView, SearchPage } from 'kith-api';
import { EMPTY_FEED, type Feed, withOlder } from './feed.ts';

/** What is being looked for, and the posts found so far. */
export interface Search {
  words: string;
  found: Feed;
  /** Whether all posts were looked through. */
  complete: boolean;
}

/** A post of the feed or of what was found. */
export function shownPost({ feed, search }: { feed: Feed; search: Search | undefined }, id: string): PostView | undefined {
  return [...(search?.found.posts ?? []), ...feed.posts].find((p) => p.id === id);
}

/** A search of which nothing is known; what the last one found stays in sight until the answer is here. */
export function searching(words: string, last: Search | undefined): Search {
  const found = last?.found ?? EMPTY_FEED;
  return { words, found: { ...found, loadingOlder: true, problem: undefined }, complete: true };
}

/** Takes the first page of what was found. */
export function withFound(search: Search, page: SearchPage): Search {
  return { ...search, found: { ...EMPTY_FEED, loaded: true, posts: page.posts, older: page.older }, complete: page.complete };
}

/** Takes a further page. */
export function withMoreFound(search: Search, page: SearchPage): Search {
  return { ...search, found: withOlder(search.found, page) };
}
