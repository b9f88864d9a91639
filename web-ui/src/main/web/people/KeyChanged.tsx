import { useEffect, useState } from 'preact/hooks';
import type { ContactView, SafetyNumberView } from 'kith-api';
import * as api from '../api/api.ts';
import { navigate } from '../shell/router.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { Code } from './Code.tsx';
import { acknowledgeKeyChange, refuseKeyChange } from './confirm.ts';

interface Props {
  contact: ContactView;
  /** The person has decided. */
  onDone?: () => void;
}

/** Somebody came with another key: nothing is shared with them until the person says whose it is. */
export function KeyChanged({ contact, onDone }: Props) {
  const task = useTask();
  const { id, name, keyChange } = contact;
  if (keyChange === undefined) {
    return null;
  }
  const acknowledge = async () => {
    const now = await acknowledgeKeyChange(id);
    onDone?.();
    navigate(`/people/${now}`);
  };
  const refuse = async () => {
    await refuseKeyChange(id);
    onDone?.();
  };
  return (
    <section class="card pending" role="alert" aria-labelledby={`key-changed-${id}`}>
      <div>
        <h2 id={`key-changed-${id}`}>{name}’s key has changed</h2>
        <p>
          Somebody who calls themselves {keyChange.name} used an invite of {name} with another key. That is so when {name} lost their keys or has a
          new computer, and also when somebody else got hold of the invite. Nothing is shared with {name} until you decide: ask them, best in person,
          to read you this code.
        </p>
      </div>
      <Code code={keyChange.pairingCode} />
      <details>
        <summary>Safety numbers</summary>
        <SafetyDigits title="With the former key" contactId={id} />
        <SafetyDigits title="With the new key" contactId={keyChange.contactId} />
      </details>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button-primary" disabled={task.running} onClick={() => task.run(acknowledge)}>
          It is {name}: use the new key
        </button>
        <button type="button" class="button-quiet" disabled={task.running} onClick={() => task.run(refuse)}>
          Not {name}: keep the former key
        </button>
      </div>
      <p class="quiet">With the new key they get everything again that you ever shared with them.</p>
    </section>
  );
}

function SafetyDigits({ title, contactId }: { title: string; contactId: string }) {
  const [number, setNumber] = useState<SafetyNumberView>();
  const { run, problem } = useTask();
  useEffect(() => run(() => api.safetyNumber(contactId).then(setNumber)), [contactId, run]);
  return (
    <>
      <h3>{title}</h3>
      <ol class="safety-number digits" aria-label={title}>
        {number?.groups.map((group, i) => <li key={i}>{group}</li>)}
      </ol>
      <Problem text={problem} />
    </>
  );
}
