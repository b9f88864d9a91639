import { Icon } from '../ui/Icon.tsx';
import { load } from '../state/live.ts';
import { useStore } from '../state/useStore.ts';

/** Says what is wrong with the node, and quietly that the page may be behind. */
export function Banner() {
  return (
    <>
      <Trouble />
      <Behind />
    </>
  );
}

/** As long as it lasts. */
function Trouble() {
  const problems = useStore((s) => s.problems);
  return (
    <div role="alert" aria-label="Problems">
      {problems.map((problem) => (
        <p key={problem} class="banner banner-trouble">
          <Icon name="warn" size={18} />
          <span>{problem}</span>
        </p>
      ))}
    </div>
  );
}

function Behind() {
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
