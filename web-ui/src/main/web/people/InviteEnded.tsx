import type { InviteView } from 'kith-api';

/** An invite that can no longer be used. */
export function InviteEnded({ invite, onAgain }: { invite: InviteView; onAgain: () => void }) {
  return (
    <div class="paired" role="status">
      <p class="paired-words">{invite.state === 'EXPIRED' ? 'Nobody used this invite in time.' : 'This invite was taken back.'}</p>
      <p class="quiet">It no longer works, wherever it may be.</p>
      <button type="button" class="button-primary" onClick={onAgain}>
        Make a new invite
      </button>
    </div>
  );
}
