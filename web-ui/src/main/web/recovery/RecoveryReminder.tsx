import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';

/** Reminds of the recovery words until the person has shown that they have them. */
export function RecoveryReminder() {
  const due = useStore((s) => s.recovery !== undefined && s.recovery.wordsCheckedAt === undefined);
  if (!due) {
    return null;
  }
  return (
    <p class="banner">
      <span>Nobody but you can bring this back if the computer is lost. It takes 24 words on paper.</span>
      <button type="button" class="button-text" onClick={() => dispatch({ type: 'open', open: { kind: 'recovery' } })}>
        Write them down
      </button>
    </p>
  );
}
