import type { InviteView } from 'kith-api';
import * as api from '../api/api.ts';
import { showInvite } from '../state/answers.ts';
import { countdown } from '../text/time.ts';
import { Icon } from '../ui/Icon.tsx';
import { useSecond } from '../ui/useNow.ts';
import type { Task } from '../ui/useTask.ts';
import { CopyButton } from './CopyButton.tsx';
import { ReplyForm } from './ReplyForm.tsx';

interface Props {
  invite: InviteView;
  task: Task;
  onLonger: () => void;
  onEnd: () => void;
}

const DAY_MS = 12 * 3_600_000;

/** An open invite, to be scanned, copied or handed on. */
export function InviteCode({ invite, task, onLonger, onEnd }: Props) {
  const now = useSecond();
  const code = invite.code ?? '';
  const long = Date.parse(invite.expiresAt) - Date.parse(invite.createdAt) > DAY_MS;
  const cancel = () =>
    task.run(async () => {
      await showInvite(api.cancelInvite(invite.id));
      onEnd();
    });
  return (
    <div class="invite">
      <div class="invite-show">
        <img class="invite-qr" src={api.qrUrl(invite.id)} width="240" height="240" alt="QR code of the invite" />
        <p class="invite-time" role="timer" aria-label="Time left">
          <span class="digits">{countdown(invite.expiresAt, now)}</span> left
        </p>
      </div>
      <div class="invite-words">
        <p>Let them scan this, or send them the text over something you both trust. It brings in one person, once.</p>
        <textarea class="invite-text" aria-label="Invite text" readOnly rows={4} value={code} spellcheck={false} onFocus={(e) => e.currentTarget.select()} />
        <div class="card-actions">
          <CopyButton text={code} />
          {'share' in navigator && (
            <button type="button" class="button" onClick={() => void navigator.share({ title: 'Kith invite', text: code }).catch(() => {})}>
              <Icon name="share" size={18} />
              Send
            </button>
          )}
        </div>
        <p class="waiting">
          <span class="waiting-mark" aria-hidden="true" />
          Waiting for them. Keep Kith running; you may close this sheet.
        </p>
        <ReplyForm />
        <div class="card-actions">
          <button type="button" class="button-text" disabled={task.running} onClick={cancel}>
            Take the invite back
          </button>
          {!long && (
            <button type="button" class="button-text" disabled={task.running} onClick={onLonger}>
              Make one that lasts 24 hours
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
