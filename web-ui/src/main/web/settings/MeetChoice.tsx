import { useEffect, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Whether contacts help each other to meet again. */
export function MeetChoice() {
  const [on, setOn] = useState<boolean>();
  const { run, running, problem } = useTask();
  useEffect(() => run(async () => setOn((await api.settings()).meetThroughContacts)), [run]);
  const choose = (meetThroughContacts: boolean) =>
    run(async () => {
      setOn((await api.changeSettings({ meetThroughContacts })).meetThroughContacts);
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby="meet-title">
      <h2 id="meet-title">Finding people again</h2>
      <label class="switch">
        <input type="checkbox" checked={on ?? true} disabled={running || on === undefined} onChange={(e) => choose(e.currentTarget.checked)} />
        <span>Find people who moved through someone you both know, and help your people in the same way</span>
      </label>
      <p class="quiet">Who helps sees that two of their people look for each other, never where they are.</p>
      <Problem text={problem} />
    </section>
  );
}
