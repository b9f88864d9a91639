import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The name that the person's contacts see. */
export function NameForm() {
  const current = useStore((s) => s.profile?.name ?? '');
  const [name, setName] = useState(current);
  const task = useTask();
  const save = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      const profile = await api.setName(name.trim());
      dispatch({ type: 'event', event: { name: 'profile', profile } });
      dispatch({ type: 'announce', text: 'Name saved.' });
      setName(profile.name ?? '');
    });
  };
  return (
    <section class="card" aria-labelledby="name-title">
      <h2 id="name-title">You</h2>
      <form class="field-row" onSubmit={save}>
        <div class="field">
          <label for="own-name">Your name</label>
          <input id="own-name" value={name} maxLength={60} required autoComplete="name" onInput={(e) => setName(e.currentTarget.value)} />
        </div>
        <button type="submit" class="button" disabled={task.running || name.trim() === '' || name.trim() === current}>
          Save
        </button>
      </form>
      <Problem text={task.problem} />
    </section>
  );
}
