import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { PictureChoice } from './PictureChoice.tsx';

/** What the person's contacts see of them. */
export function ProfileForm() {
  const current = useStore((s) => s.profile);
  const [name, setName] = useState(current?.name ?? '');
  const [line, setLine] = useState(current?.line ?? '');
  const task = useTask();
  const same = name.trim() === current?.name && line.trim() === current?.line;
  const save = (e: Event) => {
    e.preventDefault();
    task.run(async () => {
      const profile = await api.changeProfile(name.trim(), line.trim());
      dispatch({ type: 'event', event: { name: 'profile', profile } });
      dispatch({ type: 'announce', text: 'Profile saved.' });
      setName(profile.name ?? '');
      setLine(profile.line);
    });
  };
  return (
    <section class="card" aria-labelledby="name-title">
      <h2 id="name-title">You</h2>
      <PictureChoice />
      <form class="profile-form" onSubmit={save}>
        <div class="field">
          <label for="own-name">Your name</label>
          <input id="own-name" value={name} maxLength={60} required autoComplete="name" onInput={(e) => setName(e.currentTarget.value)} />
        </div>
        <div class="field">
          <label for="own-line">A line about you</label>
          <input id="own-line" value={line} maxLength={160} dir="auto" autoComplete="off" onInput={(e) => setLine(e.currentTarget.value)} />
        </div>
        <button type="submit" class="button" disabled={task.running || name.trim() === '' || same}>
          Save
        </button>
      </form>
      <Problem text={task.problem} />
    </section>
  );
}
