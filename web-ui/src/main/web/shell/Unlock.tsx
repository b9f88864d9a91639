import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { load } from '../state/live.ts';
import { Pebbles } from '../ui/Pebbles.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Asks for the passphrase of a locked node. The page goes on where it was, here or in another window. */
export function Unlock() {
  const [passphrase, setPassphrase] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const task = useTask();
  useEffect(() => input.current?.focus(), []);
  const submit = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      try {
        await api.unlock(passphrase);
      } finally {
        setPassphrase('');
        input.current?.focus();
      }
      await load();
    });
  };
  return (
    <main class="threshold">
      <Pebbles size={56} />
      <h1>Kith is locked</h1>
      <p>Nothing comes or goes until you unlock it. What others share with you meanwhile waits on their disks.</p>
      <form class="threshold-form" onSubmit={submit}>
        <label for="passphrase">Passphrase</label>
        <input
          id="passphrase"
          ref={input}
          type="password"
          value={passphrase}
          autoComplete="current-password"
          required
          onInput={(e) => setPassphrase(e.currentTarget.value)}
        />
        <Problem text={task.problem} />
        <button type="submit" class="button-primary" disabled={task.running || passphrase === ''}>
          {task.running ? 'Unlocking …' : 'Unlock'}
        </button>
      </form>
    </main>
  );
}
