import { useEffect } from 'preact/hooks';
import { incomingCall } from '../live/incoming.ts';
import { useStore } from '../state/useStore.ts';
import type { Route } from './routes.ts';

const TITLES: Readonly<Record<Route['name'], string>> = {
  feed: 'Kith',
  people: 'People · Kith',
  person: 'People · Kith',
  notices: 'Notices · Kith',
  post: 'Kith',
  settings: 'Settings · Kith',
};

/** The title of the browser's tab: who calls, or the number of posts not yet shown and of notices not yet seen. */
export function useTitle(route: Route): void {
  const fresh = useStore((s) => s.feed.fresh.length + s.unseenNotices);
  const caller = useStore((s) => incomingCall(s)?.hostName);
  useEffect(() => {
    document.title = caller !== undefined ? `${caller} is calling · Kith` : `${fresh > 0 ? `(${fresh}) ` : ''}${TITLES[route.name]}`;
  }, [fresh, caller, route.name]);
}
