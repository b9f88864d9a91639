import type { ContactView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { full } from '../text/time.ts';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { unverifyContact } from './confirm.ts';

/** Whether safety numbers were compared with a person, and how to. */
export function Verified({ contact }: { contact: ContactView }) {
  const task = useTask();
  const compare = () => dispatch({ type: 'open', open: { kind: 'verify', contactId: contact.id } });
  return (
    <section class="card" aria-labelledby="verified-title">
      <h2 id="verified-title">Is it really {contact.name}?</h2>
      {contact.verifiedAt === undefined ? (
        <p class="quiet">You have not compared safety numbers yet. Whoever got hold of your invite on its way could be here in their place.</p>
      ) : (
        <p>
          <VerifiedMark /> You compared safety numbers: {full(contact.verifiedAt)}.
        </p>
      )}
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button card-button" onClick={compare}>
          Compare safety numbers…
        </button>
        {contact.verifiedAt !== undefined && (
          <button type="button" class="button-text" disabled={task.running} onClick={() => task.run(() => unverifyContact(contact.id))}>
            Take it back
          </button>
        )}
      </div>
    </section>
  );
}

/** Beside the name of somebody whose safety number was compared. */
export function VerifiedMark() {
  return (
    <span class="verified" title="Safety numbers compared">
      <Icon name="check" size={16} />
      <span class="unseen">Verified</span>
    </span>
  );
}
