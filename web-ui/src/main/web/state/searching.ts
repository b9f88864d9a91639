import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { type FoundPage, isSame, parametersOf, type Query } from './search.ts';
import { dispatch, getState } from './store.ts';

const PAGE = 20;
const TYPING_MS = 150;

let typing: ReturnType<typeof setTimeout> | undefined;

/** Searches once the person pauses; no words end the search. */
export function typed(words: string): void {
  clearTimeout(typing);
  typing = setTimeout(() => search(words), TYPING_MS);
}

/** Searches for words now. */
export function search(words: string): void {
  if (words.trim() === '') {
    endSearch();
  } else {
    find({ kind: 'words', words });
  }
}

/** Shows the posts that a query asks for, in place of the feed. */
export function find(query: Query): void {
  clearTimeout(typing);
  dispatch({ type: 'search/started', query });
  void fetch(query, undefined);
}

/** Shows the feed again. */
export function endSearch(): void {
  clearTimeout(typing);
  dispatch({ type: 'search/ended' });
}

/** Fetches the next page of what was found, unless one is on its way or there is none. */
export async function searchOlder(): Promise<void> {
  const search = getState().search;
  if (search?.found.older !== undefined && !search.found.loadingOlder) {
    dispatch({ type: 'search/older-started' });
    await fetch(search.query, search.found.older);
  }
}

async function fetch(query: Query, cursor: string | undefined): Promise<void> {
  const answer = await ask(query, cursor);
  // Something else may be looked for by now.
  if (isSame(query, getState().search?.query)) {
    dispatch(answer);
  }
}

async function ask(query: Query, cursor: string | undefined): Promise<Parameters<typeof dispatch>[0]> {
  try {
    const page = await fetchPage(query, cursor);
    return cursor === undefined ? { type: 'search/found', page } : { type: 'search/more', page };
  } catch (error) {
    return { type: 'search/failed', problem: wordsOf(error) };
  }
}

async function fetchPage(query: Query, cursor: string | undefined): Promise<FoundPage> {
  switch (query.kind) {
    case 'words':
      return api.searchPosts(query.words, cursor, PAGE);
    case 'post':
      return { posts: [await api.post(query.id)] };
    default:
      return api.olderPosts(cursor, PAGE, parametersOf(query));
  }
}
