import { useLayoutEffect, useReducer } from 'preact/hooks';
import { type Route, routeOf } from './routes.ts';

const CHANGED = 'kith-route';

/** Goes to a path as a link does. */
export function navigate(path: string): void {
  if (path !== location.pathname) {
    history.pushState(null, '', path);
    window.dispatchEvent(new Event(CHANGED));
    window.scrollTo(0, 0);
  }
}

/** Changes the address without a step in the history. */
export function replacePath(path: string): void {
  history.replaceState(null, '', path);
  window.dispatchEvent(new Event(CHANGED));
}

export function useRoute(): Route {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useLayoutEffect(() => {
    const listener = () => redraw(undefined);
    window.addEventListener(CHANGED, listener);
    window.addEventListener('popstate', listener);
    return () => {
      window.removeEventListener(CHANGED, listener);
      window.removeEventListener('popstate', listener);
    };
  }, []);
  return routeOf(location.pathname);
}
