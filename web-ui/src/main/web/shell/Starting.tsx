import { start } from '../state/live.ts';
import { useStore } from '../state/useStore.ts';
import { Pebbles } from '../ui/Pebbles.tsx';

/** The moment before the node has answered, or what to do when it does not. */
export function Starting() {
  const problem = useStore((s) => s.problem);
  return (
    <main class="threshold" aria-busy={problem === undefined}>
      <Pebbles size={56} />
      {problem === undefined ? (
        <h1 class="unseen">Opening Kith</h1>
      ) : (
        <>
          <h1>Kith does not answer</h1>
          <p>{problem}</p>
          <button type="button" class="button-primary" onClick={() => void start()}>
            Try again
          </button>
        </>
      )}
    </main>
  );
}
