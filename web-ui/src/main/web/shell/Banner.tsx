import { load } from '../state/live.ts';
import { useStore } from '../state/useStore.ts';

/** Says quietly that the page may be behind. */
export function Banner() {
  const lost = useStore((s) => s.stream === 'lost');
  const problem = useStore((s) => s.problem);
  return (
    <div role="status">
      {lost && (
        <p class="banner">
          <span class="banner-pulse" aria-hidden="true" />
          <span>Reconnecting to your node… What you write is kept.</span>
        </p>
      )}
      {!lost && problem !== undefined && (
        <p class="banner">
          <span>{problem}</span>
          <button type="button" class="button-text" onClick={() => void load()}>
            Try again
          </button>
        </p>
      )}
    </div>
  );
}
