import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Pebbles } from '../ui/Pebbles.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The first question: the person's name. What comes next is the empty feed's invitation. */
export function FirstRun() {
  const [name, setName] = useState('');
  const task = useTask();
  const submit = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      const profile = await api.setName(name.trim());
      dispatch({ type: 'event', event: { name: 'profile', profile } });
    });
  };
  return (
    <main class="threshold">
      <Pebbles size={56} />
      <h1>Welcome to Kith</h1>
      <p>A place for you and the people you know. What you share goes straight to them and is kept on your disk and theirs, nowhere else.</p>
      <form class="threshold-form" onSubmit={submit}>
        <label for="first-name">Your name</label>
        <input
          id="first-name"
          value={name}
          maxLength={60}
          autoComplete="name"
          autoFocus
          required
          aria-describedby="first-name-hint"
          onInput={(e) => setName(e.currentTarget.value)}
        />
        <p id="first-name-hint" class="quiet">
          As your people know you. You can change it later.
        </p>
        <Problem text={task.problem} />
        <button type="submit" class="button-primary" disabled={task.running || name.trim() === ''}>
          Continue
        </button>
        <p class="quiet">
          Coming from another computer with a backup and your recovery words? Stop this node and run <code>kith restore</code> with an empty data
          folder instead.
        </p>
      </form>
    </main>
  );
}
