import type { SearchPage } from 'kith-api';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { dispatch, getState } from './store.ts';

const PAGE = 20;
const TYPING_MS = 150;

let typing: ReturnType<typeof setTimeout> | undefined;

/** Searches once the person pauses; no words end the search. */
export function typed(words: string): void {
  clearTimeout(typing);
  typing = setTimeout(() => search(words), TYPING_MS);
}

/** Searches now. */
export function search(words: string): void {
  clearTimeout(typing);
  if (words.trim() === '') {
    endSearch();
  } else {
    dispatch({ type: 'search/started', words });
    void fetch(words, undefined);
  }
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
    await fetch(search.words, search.found.older);
  }
}

async function fetch(words: string, cursor: string | undefined): Promise<void> {
  const answer = await ask(words, cursor);
  // Something else may be looked for by now.
  if (getState().search?.words === words) {
    dispatch(answer);
  }
}

async function ask(words: string, cursor: string | undefined): Promise<Parameters<typeof dispatch>[0]> {
  try {
    const page: SearchPage = await api.searchPosts(words, cursor, PAGE);
    return cursor === undefined ? { type: 'search/found', page } : { type: 'search/more', page };
  } catch (error) {
    return { type: 'search/failed', problem: wordsOf(error) };
  }
}
