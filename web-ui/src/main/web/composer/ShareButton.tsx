import { blocker, isBlank } from '../state/draft.ts';
import { shareDraft } from './share.ts';
import { useDraft } from './useDraft.ts';

/** Says with how many it shares, and why it cannot yet. */
export function ShareButton() {
  const draft = useDraft();
  const reason = blocker(draft);
  const count = draft.audience.length;
  return (
    <>
      <button type="button" class="button-primary composer-share" aria-disabled={reason !== undefined} aria-describedby="share-reason" onClick={() => void shareDraft()}>
        {count === 0 ? 'Share' : `Share with ${count}`}
      </button>
      <p id="share-reason" class={isBlank(draft) ? 'unseen' : 'composer-reason'}>
        {reason ?? ''}
      </p>
    </>
  );
}
