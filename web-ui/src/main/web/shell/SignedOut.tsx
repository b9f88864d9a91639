import { useStore } from '../state/useStore.ts';
import { Pebbles } from '../ui/Pebbles.tsx';
import { Problem } from '../ui/Problem.tsx';

/** What a browser sees that the node does not know. */
export function SignedOut() {
  const problem = useStore((s) => s.problem);
  return (
    <main class="threshold">
      <Pebbles size={56} />
      <h1>This browser is not signed in</h1>
      <p>Only you can open this page. On the computer where Kith runs, type this in a terminal and open the link it prints:</p>
      <p class="command">
        <code>kith link</code>
      </p>
      <p class="quiet">The link works once, for a minute. Anything you had begun to write here is kept.</p>
      <Problem text={problem} />
    </main>
  );
}
