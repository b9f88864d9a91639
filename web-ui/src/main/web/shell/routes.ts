/** A page of the page. */
export type Route = { name: 'feed' } | { name: 'people' } | { name: 'person'; id: string } | { name: 'settings' } | { name: 'notices' } | { name: 'post'; id: string };

/** What a path shows; unknown paths show the feed. */
export function routeOf(path: string): Route {
  const [, first, second] = path.split('/');
  if (first === 'people') {
    return second === undefined || second === '' ? { name: 'people' } : { name: 'person', id: second };
  }
  if (first === 'post' && second !== undefined && second !== '') {
    return { name: 'post', id: second };
  }
  if (first === 'notices') {
    return { name: 'notices' };
  }
  return first === 'settings' ? { name: 'settings' } : { name: 'feed' };
}
