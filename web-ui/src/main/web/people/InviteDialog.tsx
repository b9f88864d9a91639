import { useCallback, useEffect, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { showInvite } from '../state/answers.ts';
import { whoHas } from '../state/people.ts';
import { getState } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { type Task, useTask } from '../ui/useTask.ts';
import { InviteCode } from './InviteCode.tsx';
import { InviteEnded } from './InviteEnded.tsx';
import { InviteMet } from './InviteMet.tsx';
import { Steps } from './Steps.tsx';

const SHORT_MINUTES = 15;
const LONG_MINUTES = 24 * 60;
const STEPS = ['Give them the invite', 'They connect', 'Compare the code'];

interface Props {
  /** A contact whom it is for; undefined for somebody new. */
  forContact: string | undefined;
  onClose: () => void;
}

/** From an invite to a new contact, or a known one with a new key, without leaving the sheet. */
export function InviteDialog({ forContact, onClose }: Props) {
  const task = useTask();
  const { invite, make, lengthen } = useInvite(task, forContact);
  const name = useStore((s) => s.contacts.find((c) => c.id === forContact)?.name);
  const usedBy = invite?.usedBy;
  const contact = useStore((s) => whoHas(s.contacts, usedBy));
  const met = invite?.state === 'USED';
  const step = !met ? 0 : contact === undefined ? 1 : contact.state === 'PENDING' ? 2 : 3;
  return (
    <Dialog title={name === undefined ? 'Invite someone' : `Meet ${name} again`} onClose={onClose} wide>
      <Steps names={STEPS} current={step} />
      <Problem text={task.problem} />
      {invite === undefined && task.problem !== undefined && (
        <button type="button" class="button" onClick={() => make(SHORT_MINUTES)}>
          Try again
        </button>
      )}
      {invite?.state === 'OPEN' && <InviteCode invite={invite} task={task} onLonger={lengthen} onEnd={onClose} />}
      {met && <InviteMet contact={contact} onDone={onClose} />}
      {(invite?.state === 'EXPIRED' || invite?.state === 'CANCELLED') && <InviteEnded invite={invite} onAgain={() => make(SHORT_MINUTES)} />}
    </Dialog>
  );
}

/** The invite of the sheet: the one that is open already, or a new one. */
function useInvite(task: Task, forContact: string | undefined) {
  const [id, setId] = useState(() => openInvite(forContact)?.id);
  const invite = useStore((s) => s.invites.find((i) => i.id === id));
  const { run } = task;
  const make = useCallback(
    (minutes: number) =>
      run(async () => {
        const made = await showInvite(api.createInvite(minutes, forContact));
        setId(made.id);
      }),
    [run, forContact],
  );
  const lengthen = () =>
    run(async () => {
      const made = await showInvite(api.createInvite(LONG_MINUTES, forContact));
      setId(made.id);
      if (id !== undefined) {
        await showInvite(api.cancelInvite(id));
      }
    });
  useEffect(() => {
    if (id === undefined) {
      make(SHORT_MINUTES);
    }
  }, []);
  return { invite, make, lengthen };
}

function openInvite(forContact: string | undefined) {
  return getState().invites.find((i) => i.state === 'OPEN' && i.forContact === forContact && Date.parse(i.expiresAt) > Date.now() + 60_000);
}
