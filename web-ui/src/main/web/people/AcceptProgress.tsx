import type { ContactView, PairingView } from 'kith-api';
import { countdown } from '../text/time.ts';
import { Problem } from '../ui/Problem.tsx';
import { useSecond } from '../ui/useNow.ts';
import type { Task } from '../ui/useTask.ts';
import { Code } from './Code.tsx';
import { KeyChanged } from './KeyChanged.tsx';
import { Paired } from './Paired.tsx';
import { ReplyCode } from './ReplyCode.tsx';

interface Props {
  pairing: PairingView;
  contact: ContactView | undefined;
  task: Task;
  /** Absent when the text of the invite is no longer known here. */
  onAgain?: () => void;
  onDismiss: () => void;
  onDone: () => void;
}

const PATIENCE_MS = 60_000;

/** How far somebody's invite has brought us, and what to do when it does not go on. */
export function AcceptProgress({ pairing, contact, task, onAgain, onDismiss, onDone }: Props) {
  const now = useSecond();
  if (contact?.keyChange !== undefined) {
    return <KeyChanged contact={contact} onDone={onDone} />;
  }
  if (contact?.state === 'CONFIRMED') {
    return <Paired contact={contact} onDone={onDone} />;
  }
  if (contact !== undefined) {
    return (
      <div role="status">
        <p>Connected to {contact.name}. Tell them this code: it should be the same on their screen. Then {contact.name} confirms you.</p>
        <Code code={contact.pairingCode} />
        <p class="quiet">You may close this sheet; {contact.name} appears among your people.</p>
      </div>
    );
  }
  const failed = pairing.step === 'FAILED';
  const slow = pairing.step === 'CONNECTING' && now.getTime() - Date.parse(pairing.startedAt) > PATIENCE_MS;
  return (
    <>
      {failed ? (
        <Problem text={pairing.message} />
      ) : (
        <p class="waiting" role="status">
          <span class="waiting-mark" aria-hidden="true" />
          {pairing.message}
        </p>
      )}
      {slow && <Slow />}
      {pairing.reply !== undefined && <ReplyCode inviterId={pairing.inviterId} reply={pairing.reply} />}
      {!failed && (
        <p class="quiet">
          The invite works for another <span class="digits">{countdown(pairing.expiresAt, now)}</span>.
        </p>
      )}
      <Problem text={task.problem} />
      <div class="card-actions">
        {(failed || slow) && onAgain !== undefined && (
          <button type="button" class="button-primary" disabled={task.running} onClick={onAgain}>
            Try again
          </button>
        )}
        <button type="button" class={failed && onAgain === undefined ? 'button-primary' : 'button-quiet'} disabled={task.running} onClick={onDismiss}>
          {failed ? 'Use another invite' : 'Give up'}
        </button>
      </div>
    </>
  );
}

/** Why nothing may answer, and what to do. */
function Slow() {
  return (
    <div class="slow" role="status">
      <p>
        <strong>No answer for a minute.</strong> Either their Kith is not running, or it cannot be reached from where you are.
      </p>
      <ul>
        <li>Ask them to keep Kith open and their computer awake.</li>
        <li>If you are near each other, join the same network.</li>
        <li>Send them the reply below: with it their node calls yours, which gets through many routers.</li>
        <li>Otherwise ask for a new invite; theirs may name an old address.</li>
      </ul>
    </div>
  );
}
