import * as api from '../api/api.ts';
import { CopyButton } from './CopyButton.tsx';

/** What to hand back to the inviter where their node cannot be reached, so that it dials, too. */
export function ReplyCode({ inviterId, reply }: { inviterId: string; reply: string }) {
  return (
    <details class="reply-code">
      <summary>No connection? Send them a reply</summary>
      <p class="quiet">Their router may let nobody in. Send them this text, or let them scan it under their invite: then both of you call each other at once.</p>
      <div class="invite-show">
        <img class="invite-qr" src={api.replyQrUrl(inviterId)} width="200" height="200" alt="QR code of the reply" />
      </div>
      <textarea class="invite-text" aria-label="Reply text" readOnly rows={2} value={reply} spellcheck={false} onFocus={(e) => e.currentTarget.select()} />
      <div class="card-actions">
        <CopyButton text={reply} />
      </div>
    </details>
  );
}
