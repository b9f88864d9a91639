import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Feed } from '../state/feed.ts';
import { Problem } from '../ui/Problem.tsx';

/** So far ahead that the end of what is loaded is not seen on the way; what comes is near, and stays drawn. */
const AHEAD_PX = 3_000;

interface Props {
  feed: Feed;
  onMore: () => void;
  /** What stands below the last post of all. */
  end?: string;
}

/** The end of what is loaded: fetches the next page when it comes near. */
export function Older({ feed, onMore, end }: Props) {
  const more = feed.older !== undefined;
  const busy = feed.loadingOlder;
  const foot = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = button.current !== null && document.activeElement === button.current;
  useLayoutEffect(() => {
    if (hadFocus) {
      button.current?.focus({ preventScroll: true });
    }
  }, [feed.older]);
  useEffect(() => {
    if (foot.current === null || !more || busy || feed.problem !== undefined) {
      return undefined;
    }
    const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && onMore(), {
      rootMargin: `${AHEAD_PX}px`,
    });
    seen.observe(foot.current);
    return () => seen.disconnect();
  }, [feed.older, busy, feed.problem]);
  // Each page has an end of its own: what comes takes its place, and nothing is pushed down.
  return (
    <div key={feed.older ?? ''} class="older" ref={foot}>
      <Problem text={feed.problem} />
      {more && (
        <button ref={button} type="button" class="button-quiet" disabled={busy} onClick={onMore}>
          {busy ? 'Loading older posts…' : 'Older posts'}
        </button>
      )}
      {!more && feed.posts.length > 0 && end !== undefined && <p class="quiet">{end}</p>}
    </div>
  );
}
