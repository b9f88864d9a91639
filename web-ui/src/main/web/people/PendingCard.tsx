import type { ContactView } from 'kith-api';
import { Avatar } from '../ui/Avatar.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { Code } from './Code.tsx';
import { confirmContact, removeContact } from './confirm.ts';

/** Somebody used our invite: compare the code, then say yes or no. Nothing is shared before. */
export function PendingCard({ contact }: { contact: ContactView }) {
  const task = useTask();
  return (
    <section class="card pending" aria-label={`${contact.name} wants to connect`}>
      <div class="pending-who">
        <Avatar id={contact.id} name={contact.name} size="l" />
        <div>
          <h2>{contact.name} used your invite</h2>
          <p>Ask {contact.name} to read you the code on their screen. If it is the same as this one, it is really them.</p>
        </div>
      </div>
      <Code code={contact.pairingCode} />
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button-primary" disabled={task.running} onClick={() => task.run(() => confirmContact(contact.id))}>
          Confirm {contact.name}
        </button>
        <button type="button" class="button-quiet" disabled={task.running} onClick={() => task.run(() => removeContact(contact.id))}>
          Not them
        </button>
      </div>
    </section>
  );
}
