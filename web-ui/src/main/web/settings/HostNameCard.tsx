import { useEffect, useState } from 'preact/hooks';
import type { HostNameView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** The name under which the node is reached from outside, as of dynamic DNS or a rented machine. */
export function HostNameCard() {
  const [view, setView] = useState<HostNameView>();
  const [name, setName] = useState('');
  const task = useTask();
  const show = (now: HostNameView) => {
    setView(now);
    setName(now.name);
  };
  useEffect(() => task.run(async () => show(await api.hostName())), []);
  const choose = (wished: string) =>
    task.run(async () => {
      show(await api.setHostName(wished));
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  const set = view !== undefined && view.name !== '';
  return (
    <section class="card" aria-labelledby="host-name-title">
      <h2 id="host-name-title">A name of your own</h2>
      <p class="quiet" id="host-name-note">
        Where your router or a rented machine has a name, as by dynamic DNS, your contacts find you by it when your address has changed. They are told the
        name. The UDP ports of your links have to be open there.
      </p>
      <form
        class="profile-form"
        onSubmit={(e) => {
          e.preventDefault();
          choose(name.trim());
        }}
      >
        <div class="field">
          <label for="host-name">Name or address, without a port</label>
          <input
            id="host-name"
            placeholder="home.example.org"
            value={name}
            maxLength={253}
            autoComplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="host-name-note"
            onInput={(e) => setName(e.currentTarget.value)}
          />
        </div>
        <p class="quiet" role="status" hidden={!set}>
          {set && standsFor(view)}
        </p>
        <div class="card-actions">
          <button type="submit" class="button" disabled={task.running || view === undefined || name.trim() === '' || name.trim() === view.name}>
            Use this name
          </button>
          {set && (
            <button type="button" class="button" disabled={task.running} onClick={() => choose('')}>
              Remove<span class="unseen"> the name</span>
            </button>
          )}
        </div>
      </form>
      <Problem text={task.problem} />
    </section>
  );
}

function standsFor({ name, addresses }: HostNameView): string {
  return addresses.length > 0
    ? `${name} stands for ${addresses.join(', ')}.`
    : `Nobody knows ${name} now. Look at how it is written; your node tries it again every five minutes.`;
}
