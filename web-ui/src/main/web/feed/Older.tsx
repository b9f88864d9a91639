import { useEffect, useRef } from 'preact/hooks';
import { loadOlder } from '../state/live.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';

/** The end of what is loaded: fetches the next page when it comes near. */
export function Older() {
  const more = useStore((s) => s.feed.older !== undefined);
  const busy = useStore((s) => s.feed.loadingOlder);
  const problem = useStore((s) => s.feed.problem);
  const some = useStore((s) => s.feed.posts.length > 0);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (end.current === null || !more || busy || problem !== undefined) {
      return undefined;
    }
    const seen = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && void loadOlder(), {
      rootMargin: '1200px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [more, busy, problem]);
  return (
    <div class="older" ref={end}>
      <Problem text={problem} />
      {more && (
        <button type="button" class="button-quiet" disabled={busy} onClick={() => void loadOlder()}>
          {busy ? 'Loading older posts…' : 'Older posts'}
        </button>
      )}
      {!more && some && <p class="quiet">This is where it began.</p>}
    </div>
  );
}
