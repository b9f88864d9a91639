import { useEffect, useRef } from 'preact/hooks';
import type { Feed } from '../state/feed.ts';
import { Problem } from '../ui/Problem.tsx';

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
  useEffect(() => {
    if (foot.current === null || !more || busy || feed.problem !== undefined) {
      return undefined;
    }
    const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && onMore(), {
      rootMargin: '1200px',
    });
    seen.observe(foot.current);
    return () => seen.disconnect();
  }, [more, busy, feed.problem]);
  return (
    <div class="older" ref={foot}>
      <Problem text={feed.problem} />
      {more && (
        <button type="button" class="button-quiet" disabled={busy} onClick={onMore}>
          {busy ? 'Loading older posts…' : 'Older posts'}
        </button>
      )}
      {!more && feed.posts.length > 0 && end !== undefined && <p class="quiet">{end}</p>}
    </div>
  );
}
