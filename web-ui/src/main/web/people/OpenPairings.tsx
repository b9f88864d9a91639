import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';

/** Invites of others that are being used and are not through yet. */
export function OpenPairings() {
  const pairings = useStore((s) => s.pairings);
  return (
    <>
      {pairings
        .filter((p) => p.step !== 'PAIRED')
        .map((p) => (
          <section key={p.inviterId} class="card line" aria-label="Invite in use">
            <Icon name={p.step === 'FAILED' ? 'warn' : 'again'} />
            <p>{p.message}</p>
            <button type="button" class="button" onClick={() => dispatch({ type: 'open', open: { kind: 'accept' } })}>
              Show
            </button>
          </section>
        ))}
    </>
  );
}
