import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import type { OnAir, Other } from './session.ts';
import { pathWords, viewerWords } from './words.ts';

/** Who watches a stream of this person; each can be let go. */
export function Viewers({ onAir }: { onAir: OnAir }) {
  const task = useTask();
  const dismiss = async ({ name, contactId }: Other) => {
    if (onAir.room !== undefined && contactId !== undefined) {
      await api.dismissViewer(onAir.room, contactId);
      dispatch({ type: 'announce', text: `${name} does not see it any more.` });
    }
  };
  return (
    <div class="viewers">
      <p role="status">{viewerWords(onAir.others)}</p>
      <ul>
        {onAir.others.map((viewer) => (
          <li key={viewer.number}>
            <span>
              {viewer.name} <span class="viewer-path">{pathWords(viewer)}</span>
            </span>
            <button type="button" class="stage-text" disabled={task.running} onClick={() => task.run(() => dismiss(viewer))}>
              Remove<span class="unseen"> {viewer.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Problem text={task.problem} />
    </div>
  );
}
