import type { FeedPage, FoundInView, PostView, SearchPage } from 'kith-api';
import { EMPTY_FEED, type Feed, withOlder } from './feed.ts';

/** Which posts are looked for: by their words, one, or those of somebody, some people, a day and so on. */
export type Query =
  | { kind: 'words'; words: string }
  | { kind: 'post'; id: string }
  | { kind: 'author'; id: string }
  | { kind: 'circle'; id: string }
  | { kind: 'day'; day: string }
  | { kind: 'photos' }
  | { kind: 'unread' };

/** What is being looked for, and the posts found so far. */
export interface Search {
  query: Query;
  found: Feed;
  /** Where the words are, by post, of those that have not all of them themselves. */
  foundIn: Readonly<Record<string, FoundInView>>;
  /** Whether all posts were looked through. */
  complete: boolean;
}

/** A page of what was found. */
export type FoundPage = Pick<FeedPage, 'posts' | 'older'> & Partial<Pick<SearchPage, 'complete' | 'foundIn'>>;

/** The words that are looked for; undefined if it is not by words. */
export function wordsOfSearch(search: Search | undefined): string | undefined {
  return search?.query.kind === 'words' ? search.query.words : undefined;
}

/** Whether two of them are the same. */
export function isSame(a: Query, b: Query | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What the address of a page has for a query of a part of the feed. */
export function parametersOf(query: Exclude<Query, { kind: 'words' | 'post' }>): string {
  switch (query.kind) {
    case 'author':
    case 'circle':
      return `&${query.kind}=${encodeURIComponent(query.id)}`;
    case 'day':
      return `&day=${query.day}`;
    case 'photos':
    case 'unread':
      return `&${query.kind}=true`;
  }
}

/** A post of the feed, of what is pinned or of what was found. */
export function shownPost({ feed, pinned, search }: { feed: Feed; pinned: Feed; search: Search | undefined }, id: string): PostView | undefined {
  return [...(search?.found.posts ?? []), ...pinned.posts, ...feed.posts].find((p) => p.id === id);
}

/** A search of which nothing is known; while words are typed, what the last one found stays in sight until the answer is here. */
export function searching(query: Query, last: Search | undefined): Search {
  const found = query.kind === 'words' ? (last?.found ?? EMPTY_FEED) : EMPTY_FEED;
  const foundIn = query.kind === 'words' ? (last?.foundIn ?? {}) : {};
  return { query, found: { ...found, loadingOlder: true, problem: undefined }, foundIn, complete: true };
}

/** Takes the first page of what was found. */
export function withFound(search: Search, page: FoundPage): Search {
  return { ...search, found: { ...EMPTY_FEED, loaded: true, posts: page.posts, older: page.older }, foundIn: byPost(page), complete: page.complete ?? true };
}

/** Takes a further page. */
export function withMoreFound(search: Search, page: FoundPage): Search {
  return { ...search, found: withOlder(search.found, page), foundIn: { ...search.foundIn, ...byPost(page) } };
}

function byPost({ foundIn = [] }: FoundPage): Search['foundIn'] {
  return Object.fromEntries(foundIn.map((it) => [it.postId, it]));
}
