import { useState } from 'preact/hooks';
import { PeopleChoice } from '../composer/PeopleChoice.tsx';
import { canShareWith } from '../state/people.ts';
import { useStore } from '../state/useStore.ts';
import { isOnline } from '../text/link.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { callContacts } from './calls.ts';

const MAX_CALLED = 5;

/** Calls several people at once. */
export function CallDialog({ onClose }: { onClose: () => void }) {
  const contacts = useStore((s) => s.contacts);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const task = useTask();
  const people = contacts.filter((c) => canShareWith(c) && isOnline(c.link));
  const called = people.filter((c) => chosen.includes(c.id));
  const none = called.length === 0 || called.length > MAX_CALLED;
  const call = (video: boolean) =>
    task.run(async () => {
      await callContacts(called, video);
      onClose();
    });
  return (
    <Dialog title="Call people" onClose={onClose}>
      <div class="edit">
        {people.length === 0 ? <p>Nobody is here now. You can call people while they are online.</p> : <PeopleChoice legend="Whom?" people={people} chosen={chosen} onChoose={setChosen} />}
        {called.length > MAX_CALLED && <p role="status">At most five people can be called at once.</p>}
        {called.length > 1 && <p class="quiet">They all hear and see each other, and learn each other’s names as you know them.</p>}
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={none || task.running} onClick={() => call(true)}>
            <Icon name="video" size={18} /> Video call
          </button>
          <button type="button" class="button" disabled={none || task.running} onClick={() => call(false)}>
            <Icon name="call" size={18} /> Call
          </button>
        </div>
      </div>
    </Dialog>
  );
}
