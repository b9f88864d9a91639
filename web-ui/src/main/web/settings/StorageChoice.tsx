import { useEffect, useState } from 'preact/hooks';
import type { StorageBudget, StorageView, Use } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { bytes } from '../text/bytes.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { BudgetForm } from './BudgetForm.tsx';

/** What takes how much of the disk, and how much originals of others may. */
export function StorageChoice() {
  const [view, setView] = useState<StorageView>();
  const task = useTask();
  useEffect(() => task.run(async () => setView(await api.storage())), []);
  const change = (budget: StorageBudget) =>
    task.run(async () => {
      setView(await api.setStorageBudget(budget));
      dispatch({ type: 'announce', text: 'Saved.' });
    });
  return (
    <section class="card" aria-labelledby="storage-title">
      <h2 id="storage-title">Storage</h2>
      {view !== undefined && (
        <>
          <UseTable view={view} />
          <p class="quiet">
            On the disk: {bytes(view.databaseBytes)} of posts and what belongs to them, {bytes(view.photosBytes)} of photos.
            {!view.complete && ' Older posts are still being counted since Kith was started.'}
          </p>
          <BudgetForm budget={view.budget} busy={task.running} onChange={change} />
        </>
      )}
      <Problem text={task.problem} />
    </section>
  );
}

function UseTable({ view }: { view: StorageView }) {
  return (
    <table class="uses">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">Posts</th>
          <th scope="col">Photos</th>
          <th scope="col">Originals</th>
        </tr>
      </thead>
      <tbody>
        <UseRow name="You" use={view.own} />
        {view.contacts.map((c) => (
          <UseRow key={c.id} name={c.name} use={c.use} />
        ))}
        {view.others.postBytes + view.others.displayBytes + view.others.originalBytes > 0 && <UseRow name="Former contacts" use={view.others} />}
      </tbody>
    </table>
  );
}

function UseRow({ name, use }: { name: string; use: Use }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{bytes(use.postBytes)}</td>
      <td>{bytes(use.displayBytes)}</td>
      <td>{bytes(use.originalBytes)}</td>
    </tr>
  );
}
