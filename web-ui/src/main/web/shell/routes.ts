/** A page of the page. */
export type Route = { name: 'feed' } | { name: 'people' } | { name: 'person'; id: string } | { name: 'settings' };

/** What a path shows; unknown paths show the feed. */
export function routeOf(path: string): Route {
  const [, first, second] = path.split('/');
  if (first === 'people') {
    return second === undefined || second === '' ? { name: 'people' } : { name: 'person', id: second };
  }
  return first === 'settings' ? { name: 'settings' } : { name: 'feed' };
}
