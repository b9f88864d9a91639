import type { ContactView } from 'kith-api';
import { counted } from '../text/names.ts';
import { full } from '../text/time.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { blockContact, unblockContact } from './confirm.ts';

/** Whether a person is blocked, and the way in and out of it. */
export function Blocked({ contact }: { contact: ContactView }) {
  const task = useTask();
  const { id, name, blockedAt, waitingItems } = contact;
  return (
    <section class="card" aria-labelledby="block-title">
      <h2 id="block-title">{blockedAt === undefined ? `Block ${name}` : `${name} is blocked`}</h2>
      {blockedAt === undefined ? (
        <p class="quiet">To {name} your node will seem to be off. Nothing goes to them or comes from them until you unblock them, and they are not told.</p>
      ) : (
        <p class="quiet">
          Since {full(blockedAt)}. {waitingItems > 0 && `${counted(waitingItems, 'post')} will go out when you unblock ${name}.`}
        </p>
      )}
      <Problem text={task.problem} />
      <button
        type="button"
        class="button card-button"
        disabled={task.running}
        onClick={() => task.run(() => (blockedAt === undefined ? blockContact(id) : unblockContact(id)))}
      >
        {blockedAt === undefined ? 'Block' : 'Unblock'}
      </button>
    </section>
  );
}

/** Beside the name of somebody who is blocked. */
export function BlockedMark() {
  return <span class="blocked">Blocked</span>;
}
