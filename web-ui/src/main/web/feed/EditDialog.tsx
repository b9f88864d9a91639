import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { showPost } from '../state/answers.ts';
import { shownPost } from '../state/search.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { listed } from '../text/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Another text for an own post; its audience cannot be changed here. */
export function EditDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const post = useStore((s) => shownPost(s, postId));
  const [text, setText] = useState(post?.text ?? '');
  const task = useTask();
  const save = async () => {
    await showPost(api.editPost(postId, text));
    dispatch({ type: 'announce', text: 'The post is edited.' });
    onClose();
  };
  const unchanged = text.trim() === (post?.text ?? '') || (text.trim() === '' && post?.photos.length === 0);
  return (
    <Dialog title="Edit your post" onClose={onClose}>
      <form
        class="edit"
        onSubmit={(e) => {
          e.preventDefault();
          task.run(save);
        }}
      >
        <textarea
          class="field"
          rows={8}
          aria-label="Text of your post"
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && !unchanged && task.run(save)}
        />
        <p class="quiet">
          Only {listed((post?.audience ?? []).map((p) => p.name))} will see it, as before, and can still read the former text.
        </p>
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="submit" class="button-primary" disabled={task.running || unchanged}>
            Save
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
