import type { People } from '../state/audience.ts';
import type { Query, Search } from '../state/search.ts';
import { counted } from './names.ts';

/** “3 posts with photos and more”, or why there are none. */
export function foundWords({ query, found }: Pick<Search, 'query' | 'found'>, all: People): string {
  const count = found.posts.length;
  if (count === 0) {
    return noneWords(query, all);
  }
  const more = found.older === undefined ? '' : ' and more';
  return `${counted(count, 'post')}${more}`;
}

function noneWords(query: Query, all: People): string {
  switch (query.kind) {
    case 'words':
      return `No post here has all of “${query.words.trim()}”.`;
    case 'post':
      return 'This post is not here any more.';
    case 'author':
      return `There is no post of ${all.contacts.find((c) => c.id === query.id)?.name ?? 'yours'} here.`;
    case 'circle':
      return `Nobody in ${all.circles.find((c) => c.id === query.id)?.name ?? 'this circle'} has shared anything with you, nor you with it.`;
    case 'day':
      return 'Nothing was shared on this day in earlier years.';
    case 'photos':
      return 'There are no photos here yet.';
    case 'unread':
      return 'You have read everything.';
  }
}
