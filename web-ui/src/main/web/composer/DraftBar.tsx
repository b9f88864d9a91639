import { isBlank, keepBlocker } from '../state/draft.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { keepDraft, otherDrafts } from './drafts.ts';

/** Puts the post being written by, and leads to those that were. */
export function DraftBar() {
  const draft = useStore((s) => s.draft);
  const drafts = useStore((s) => s.drafts);
  const task = useTask();
  const others = otherDrafts(drafts, draft).length;
  const blank = isBlank(draft);
  if (blank && others === 0) {
    return null;
  }
  return (
    <div class="composer-drafts">
      {!blank && (
        <button type="button" class="button-text" disabled={task.running || draft.sharing || keepBlocker(draft) !== undefined} onClick={() => task.run(keepDraft)}>
          Keep for later
        </button>
      )}
      {others > 0 && (
        <button type="button" class="button-text" onClick={() => dispatch({ type: 'open', open: { kind: 'drafts' } })}>
          Drafts ({others})
        </button>
      )}
      <Problem text={task.problem} />
    </div>
  );
}
