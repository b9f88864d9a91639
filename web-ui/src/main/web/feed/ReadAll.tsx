import * as api from '../api/api.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Marks everything as read; the node tells of it. */
export function ReadAll() {
  const task = useTask();
  return (
    <>
      <button type="button" class="button found-count" disabled={task.running} onClick={() => task.run(api.readAllPosts)}>
        Mark all as read
      </button>
      <Problem text={task.problem} />
    </>
  );
}
