import { useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { PeopleChoice } from '../composer/PeopleChoice.tsx';
import { canShareWith } from '../state/people.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Shares what a camera sees now, as a post. */
export function SnapshotDialog({ cameraId, onClose }: { cameraId: string; onClose: () => void }) {
  const camera = useStore((s) => s.cameras.find((c) => c.id === cameraId));
  const contacts = useStore((s) => s.contacts);
  const [text, setText] = useState(camera?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const task = useTask();
  const share = async () => {
    await api.postSnapshot(cameraId, text, chosen);
    dispatch({ type: 'announce', text: 'Shared.' });
    onClose();
  };
  return (
    <Dialog title="Share a picture" onClose={onClose}>
      <div class="edit">
        <img class="snapshot" src={api.cameraPictureUrl(cameraId)} alt={`What ${camera?.name ?? 'the camera'} sees`} />
        <p class="quiet">The picture that is shared is taken when you share it.</p>
        <label>
          Text
          <input type="text" value={text} onInput={(e) => setText(e.currentTarget.value)} />
        </label>
        <PeopleChoice legend="Who sees it?" people={contacts.filter(canShareWith)} chosen={chosen} onChoose={setChosen} />
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={task.running || chosen.length === 0} onClick={() => task.run(share)}>
            Share{chosen.length > 0 && ` with ${chosen.length}`}
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </div>
    </Dialog>
  );
}
