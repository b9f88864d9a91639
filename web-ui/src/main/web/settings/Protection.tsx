import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Who else could open what lies on this disk, and what to do about it. */
export function Protection() {
  const sealed = useStore((s) => s.lock?.passphrase === true);
  return (
    <section class="card" aria-labelledby="protection-title">
      <h2 id="protection-title">Passphrase</h2>
      {sealed ? <Sealed /> : <InTheClear />}
    </section>
  );
}

const open = (task: 'set' | 'change' | 'remove') => () => dispatch({ type: 'open', open: { kind: 'passphrase', task } });

function InTheClear() {
  return (
    <>
      <p class="quiet">
        There is none. Your keys lie in the data folder as they are, and only its file mode (0600) keeps other users of this computer out. Whoever gets the
        disk or a copy of the folder can read everything and pose as you.
      </p>
      <div class="card-actions">
        <button type="button" class="button" onClick={open('set')}>
          Set a passphrase…
        </button>
      </div>
    </>
  );
}

function Sealed() {
  const task = useTask();
  return (
    <>
      <p class="quiet">
        Your keys are sealed on the disk. Kith asks for the passphrase after each start and after you lock it; while it is locked, nothing is received.
      </p>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button" disabled={task.running} onClick={() => task.run(api.lock)}>
          Lock now
        </button>
        <button type="button" class="button-quiet" onClick={open('change')}>
          Change passphrase…
        </button>
        <button type="button" class="button-quiet" onClick={open('remove')}>
          Remove passphrase…
        </button>
      </div>
    </>
  );
}
