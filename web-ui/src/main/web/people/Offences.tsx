import type { ContactView } from 'kith-api';
import { full } from '../text/time.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { blockContact, forgiveContact } from './confirm.ts';

/** What a contact's node did that it must not, and what can be done about it. */
export function Offences({ contact }: { contact: ContactView }) {
  const task = useTask();
  const { id, name, offences, blockedAt } = contact;
  if (offences.length === 0) {
    return null;
  }
  return (
    <section class="card pending" role="alert" aria-labelledby="offences-title">
      <div>
        <h2 id="offences-title">{name}’s node did what it must not</h2>
        <ul class="offences">
          {offences.map((o) => (
            <li key={o.kind}>
              {o.words}{' '}
              <span class="quiet">
                {o.times === 1 ? 'Once' : `${o.times} times`}, last on {full(o.lastAt)}.
              </span>
            </li>
          ))}
        </ul>
        <p>Nobody else was disturbed. Ask {name} about it, best in person; it may also be somebody who got at their computer.</p>
      </div>
      <Problem text={task.problem} />
      <div class="card-actions">
        {blockedAt === undefined && (
          <button type="button" class="button-primary" disabled={task.running} onClick={() => task.run(() => blockContact(id))}>
            Block {name}
          </button>
        )}
        <button type="button" class="button-quiet" disabled={task.running} onClick={() => task.run(() => forgiveContact(id))}>
          Forget it
        </button>
      </div>
    </section>
  );
}

/** Beside the name of somebody whose node did what it must not. */
export function OffenceMark() {
  return <span class="blocked">Look here</span>;
}
