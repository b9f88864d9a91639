import { useLayoutEffect } from 'preact/hooks';
import { focusComposer } from '../composer/focus.ts';
import { focusSearch } from '../feed/SearchBox.tsx';
import { openPhotos, replyToPost, stepPost } from '../feed/steps.ts';
import { isCovered } from '../live/useCover.ts';
import { dispatch } from '../state/store.ts';
import { navigate } from './router.ts';
import type { Route } from './routes.ts';

/** The keys that work wherever nothing is being typed. */
export function useKeys(route: Route): void {
  useLayoutEffect(() => {
    const listener = (e: KeyboardEvent) => {
      if (!isFree(e)) {
        return;
      }
      const act = actionOf(e.key, route);
      if (act !== undefined) {
        e.preventDefault();
        act();
      }
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [route.name]);
}

function actionOf(key: string, route: Route): (() => void) | undefined {
  const inFeed = route.name === 'feed' || route.name === 'post';
  switch (key) {
    case '?':
      return () => dispatch({ type: 'open', open: { kind: 'keys' } });
    case 'n':
      return () => goAndFocus(focusComposer);
    case '/':
      return () => goAndFocus(focusSearch);
    case 'j':
      return inFeed ? () => stepPost(1) : undefined;
    case 'k':
      return inFeed ? () => stepPost(-1) : undefined;
    case 'e':
      return inFeed ? openPhotos : undefined;
    case 'r':
      return inFeed ? replyToPost : undefined;
    default:
      return undefined;
  }
}

/** At once where the feed is shown: the next key is typed into it, however soon it comes. */
function goAndFocus(focus: () => void): void {
  navigate('/');
  focus();
  requestAnimationFrame(focus);
}

function isFree(e: KeyboardEvent): boolean {
  const at = e.target instanceof Element ? e.target : null;
  const typing = at?.closest('input:not([type=radio], [type=checkbox]), textarea, select') != null;
  return !typing && !e.ctrlKey && !e.metaKey && !e.altKey && document.querySelector('dialog[open]') === null && !isCovered();
}
