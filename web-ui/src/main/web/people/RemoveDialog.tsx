import { useStore } from '../state/useStore.ts';
import { navigate } from '../shell/router.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { removeContact } from './confirm.ts';

/** Asks once more before a person is removed. */
export function RemoveDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const contact = useStore((s) => s.contacts.find((c) => c.id === contactId));
  const task = useTask();
  const name = contact?.name ?? 'this person';
  const remove = async () => {
    await removeContact(contactId);
    onClose();
    navigate('/people');
  };
  return (
    <Dialog title={`Remove ${name}?`} onClose={onClose}>
      <p>
        Your nodes will no longer connect, and what still waits for {name} will not be sent. Posts that {name} already has stay on their disk. To
        connect again you need a new invite.
      </p>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button-primary button-danger" disabled={task.running} onClick={() => task.run(remove)}>
          Remove {name}
        </button>
        <button type="button" class="button-quiet" onClick={onClose}>
          Keep {name}
        </button>
      </div>
    </Dialog>
  );
}
