import { useEffect, useState } from 'preact/hooks';
import type { SafetyNumberView } from 'kith-api';
import * as api from '../api/api.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { QrWays } from './QrWays.tsx';
import { verifyContact } from './confirm.ts';
import { SAFETY_CODE, useQrPicture } from './qr.ts';

/** The number that both see, to be compared by eye or by reading the code on the other screen. */
export function VerifyDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const name = useStore((s) => s.contacts.find((c) => c.id === contactId)?.name) ?? 'this person';
  const [number, setNumber] = useState<SafetyNumberView>();
  const loading = useTask();
  const task = useTask();
  const { run } = loading;
  useEffect(() => run(() => api.safetyNumber(contactId).then(setNumber)), [contactId, run]);
  const verify = (theirs?: string) =>
    task.run(async () => {
      await verifyContact(contactId, theirs);
      onClose();
    });
  const qr = useQrPicture(SAFETY_CODE, verify);
  return (
    <Dialog title="Compare safety numbers" onClose={onClose}>
      <p>
        Open this sheet on {name}’s screen, too, best when you meet. If both show the same number, nobody sits between you.
      </p>
      <div class="verify">
        <img class="invite-qr" src={api.safetyQrUrl(contactId)} width="240" height="240" alt="QR code of the safety number" />
        <ol class="safety-number digits" aria-label="Safety number">
          {number?.groups.map((group, i) => <li key={i}>{group}</li>)}
        </ol>
      </div>
      <QrWays qr={qr} wanted={SAFETY_CODE} disabled={task.running} onCode={verify} />
      <Problem text={loading.problem ?? qr.problem ?? task.problem} />
      <div class="card-actions">
        <button type="button" class="button-primary" disabled={task.running || number === undefined} onClick={() => verify()}>
          They are the same
        </button>
        <button type="button" class="button-quiet" onClick={onClose}>
          Not now
        </button>
      </div>
    </Dialog>
  );
}
