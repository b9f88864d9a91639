import { useEffect } from 'preact/hooks';
import { useStore } from '../state/useStore.ts';
import type { Route } from './routes.ts';

const TITLES: Readonly<Record<Route['name'], string>> = {
  feed: 'Kith',
  people: 'People · Kith',
  person: 'People · Kith',
  settings: 'Settings · Kith',
};

/** The title of the browser's tab, with the number of posts not yet shown. */
export function useTitle(route: Route): void {
  const fresh = useStore((s) => s.feed.fresh.length);
  useEffect(() => {
    document.title = `${fresh > 0 ? `(${fresh}) ` : ''}${TITLES[route.name]}`;
  }, [fresh, route.name]);
}
