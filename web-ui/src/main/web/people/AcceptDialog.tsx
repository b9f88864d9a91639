import { useState } from 'preact/hooks';
import type { PairingView } from 'kith-api';
import * as api from '../api/api.ts';
import { showPairing } from '../state/answers.ts';
import { whoHas } from '../state/people.ts';
import { dispatch, getState } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useTask } from '../ui/useTask.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { AcceptProgress } from './AcceptProgress.tsx';
import { Steps } from './Steps.tsx';

const STEPS = ['Give the invite', 'Connect', 'They confirm you'];

/** From somebody's invite to a new contact. */
export function AcceptDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [inviterId, setInviterId] = useState(() => unfinished()?.inviterId);
  const pairing = useStore((s) => s.pairings.find((p) => p.inviterId === inviterId));
  const contact = useStore((s) => whoHas(s.contacts, inviterId));
  const [from, setFrom] = useState<string>();
  const task = useTask();
  const accept = (invite: string) =>
    task.run(async () => {
      const started = await showPairing(api.acceptInvite(invite.trim(), from));
      setInviterId(started.inviterId);
    });
  const acceptCode = (code: string) => {
    setText(code);
    accept(code);
  };
  const dismiss = () =>
    task.run(async () => {
      if (inviterId !== undefined) {
        await api.dismissPairing(inviterId);
        dispatch({ type: 'pairing-dismissed', inviterId });
        setInviterId(undefined);
      }
    });
  const step = pairing === undefined ? 0 : contact === undefined ? 1 : contact.state === 'CONFIRMED' ? 3 : 2;
  return (
    <Dialog title="Use an invite" onClose={onClose}>
      <Steps names={STEPS} current={step} />
      {pairing === undefined ? (
        <AcceptForm text={text} onText={setText} from={from} onFrom={setFrom} task={task} onAccept={() => accept(text)} onCode={acceptCode} />
      ) : (
        <AcceptProgress pairing={pairing} contact={contact} task={task} {...(text === '' ? {} : { onAgain: () => accept(text) })} onDismiss={dismiss} onDone={onClose} />
      )}
    </Dialog>
  );
}

/** An invite that is being used since before the sheet was opened. */
function unfinished(): PairingView | undefined {
  return getState().pairings.find((p) => p.step !== 'PAIRED');
}
