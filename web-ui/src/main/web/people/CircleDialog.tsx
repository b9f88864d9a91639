import { useState } from 'preact/hooks';
import type { CircleView } from 'kith-api';
import { canShareWith } from '../state/people.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { PeopleChoice } from '../composer/PeopleChoice.tsx';
import { saveCircle } from './circles.ts';
import { DeleteCircle } from './DeleteCircle.tsx';
import { OlderPosts } from './OlderPosts.tsx';

/** Makes a circle, or changes one: its name, who is in it, and whether those who come get older posts. */
export function CircleDialog({ circleId, onClose }: { circleId: string | undefined; onClose: () => void }) {
  const circle = useStore((s) => s.circles.find((c) => c.id === circleId));
  return (
    <Dialog title={circleId === undefined ? 'New circle' : `Circle ${circle?.name ?? ''}`} onClose={onClose}>
      {(circleId === undefined || circle !== undefined) && <Form circle={circle} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ circle, onClose }: { circle: CircleView | undefined; onClose: () => void }) {
  const contacts = useStore((s) => s.contacts);
  const before = circle?.members.map((m) => m.id) ?? [];
  const [name, setName] = useState(circle?.name ?? '');
  const [members, setMembers] = useState<readonly string[]>(before);
  const [olderPosts, setOlderPosts] = useState(false);
  const task = useTask();
  const added = contacts.filter((c) => members.includes(c.id) && !before.includes(c.id));
  const save = async () => {
    await saveCircle(circle, name.trim(), members, olderPosts);
    dispatch({ type: 'announce', text: 'Saved.' });
    onClose();
  };
  return (
    <form
      class="edit"
      onSubmit={(e) => {
        e.preventDefault();
        task.run(save);
      }}
    >
      <div class="field">
        <label for="circle-name">Name, for you alone</label>
        <input id="circle-name" value={name} maxLength={60} required onInput={(e) => setName(e.currentTarget.value)} />
      </div>
      <PeopleChoice legend="Who is in it" people={contacts.filter((c) => canShareWith(c) || before.includes(c.id))} chosen={members} onChoose={setMembers} />
      {circle !== undefined && added.length > 0 && <OlderPosts circle={circle} added={added.map((c) => c.name)} chosen={olderPosts} onChoose={setOlderPosts} />}
      <p class="quiet">Whoever you take out keeps what was shared with them.</p>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="submit" class="button-primary" disabled={task.running || name.trim() === ''}>
          Save
        </button>
        {circle !== undefined && <DeleteCircle circle={circle} task={task} onDeleted={onClose} />}
      </div>
    </form>
  );
}
