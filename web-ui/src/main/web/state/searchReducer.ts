import type { Action } from './actions.ts';
import { type Search, searching, withFound, withMoreFound } from './search.ts';

/** What happens to a search. */
export type SearchAction = Extract<Action, { type: `search/${string}` }>;

/** The search after something happened; undefined once it has ended. */
export function reduceSearch(search: Search | undefined, action: SearchAction): Search | undefined {
  if (action.type === 'search/started') {
    return searching(action.query, search);
  }
  if (search === undefined || action.type === 'search/ended') {
    return undefined;
  }
  switch (action.type) {
    case 'search/found':
      return withFound(search, action.page);
    case 'search/more':
      return withMoreFound(search, action.page);
    case 'search/older-started':
      return { ...search, found: { ...search.found, loadingOlder: true, problem: undefined } };
    case 'search/failed':
      return { ...search, found: { ...search.found, loadingOlder: false, problem: action.problem } };
  }
}
