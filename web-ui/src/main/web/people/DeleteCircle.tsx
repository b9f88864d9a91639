import { useState } from 'preact/hooks';
import type { CircleView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import type { Task } from '../ui/useTask.ts';

/** Deletes a circle, on the second click. */
export function DeleteCircle({ circle, task, onDeleted }: { circle: CircleView; task: Task; onDeleted: () => void }) {
  const [sure, setSure] = useState(false);
  const remove = async () => {
    await api.deleteCircle(circle.id);
    dispatch({ type: 'announce', text: `${circle.name} is deleted.` });
    onDeleted();
  };
  return (
    <button type="button" class="button button-danger" disabled={task.running} onClick={() => (sure ? task.run(remove) : setSure(true))}>
      {sure ? 'Delete it; posts and people stay' : 'Delete…'}
    </button>
  );
}
