import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { full } from '../text/time.ts';
import * as api from '../api/api.ts';

/** How to come back after a loss: the words, and backups. */
export function RecoveryCard() {
  const checkedAt = useStore((s) => s.recovery?.wordsCheckedAt);
  return (
    <section class="card" aria-labelledby="recovery-title">
      <h2 id="recovery-title">If this computer is lost</h2>
      <p class="quiet">
        Two things bring everything back on another one: your 24 recovery words, and a backup file. The words are you: keep them on paper. The
        file is of no use without them.
      </p>
      <p class="quiet">
        {checkedAt === undefined ? 'You have not shown yet that you have your words.' : `You showed that you have your words: ${full(checkedAt)}.`}
      </p>
      <div class="card-actions">
        <button type="button" class="button card-button" onClick={() => dispatch({ type: 'open', open: { kind: 'recovery' } })}>
          Recovery words…
        </button>
        <a class="button" href={api.BACKUP_URL} download>
          Save a backup
        </a>
      </div>
      <p class="quiet">
        A backup holds what is here now. On the new computer, before Kith has been started there: <code>kith restore --from FILE</code>
      </p>
    </section>
  );
}
