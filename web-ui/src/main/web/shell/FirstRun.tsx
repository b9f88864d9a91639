import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { RestoreForm } from '../recovery/RestoreForm.tsx';
import { dispatch } from '../state/store.ts';
import { Pebbles } from '../ui/Pebbles.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The first question: who the person is, somebody new or of a backup. What comes next is the empty feed's invitation, or their feed. */
export function FirstRun() {
  const [restoring, setRestoring] = useState(false);
  return (
    <main class="threshold">
      <Pebbles size={56} />
      {restoring ? (
        <>
          <h1>Welcome back</h1>
          <p>With your backup and your recovery words you have it all again: your contacts know you, and your posts and photos are here.</p>
          <RestoreForm onBack={() => setRestoring(false)} />
        </>
      ) : (
        <>
          <h1>Welcome to Kith</h1>
          <p>A place for you and the people you know. What you share goes straight to them and is kept on your disk and theirs, nowhere else.</p>
          <NameForm onBackup={() => setRestoring(true)} />
        </>
      )}
    </main>
  );
}

function NameForm({ onBackup }: { onBackup: () => void }) {
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
      <button type="button" class="button-quiet" onClick={onBackup}>
        I have a backup
      </button>
    </form>
  );
}
