import { canShareWith } from '../state/people.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { isOnline } from '../text/link.ts';
import { Icon } from '../ui/Icon.tsx';
import { useMinute } from '../ui/useNow.ts';
import { AwaitingCard } from './AwaitingCard.tsx';
import { Circles } from './Circles.tsx';
import { KeyChanged } from './KeyChanged.tsx';
import { OpenInvites } from './OpenInvites.tsx';
import { OpenPairings } from './OpenPairings.tsx';
import { PendingCard } from './PendingCard.tsx';
import { PersonRow } from './PersonRow.tsx';

/** Everybody this node knows, those who need a word from the person first. */
export function PeoplePage() {
  const contacts = useStore((s) => s.contacts);
  const now = useMinute();
  const of = (state: (typeof contacts)[number]['state']) => contacts.filter((c) => c.state === state && c.blockedAt === undefined);
  const listed = contacts.filter((c) => c.state === 'CONFIRMED' || c.blockedAt !== undefined);
  return (
    <>
      <header class="page-head">
        <h1>People</h1>
        <div class="page-actions">
          {contacts.some((c) => canShareWith(c) && isOnline(c.link)) && (
            <button type="button" class="button-quiet" onClick={() => dispatch({ type: 'open', open: { kind: 'call' } })}>
              <Icon name="call" size={18} />
              Call people
            </button>
          )}
          <button type="button" class="button-quiet" onClick={() => dispatch({ type: 'open', open: { kind: 'accept' } })}>
            I have an invite
          </button>
          <button type="button" class="button-primary" onClick={() => dispatch({ type: 'open', open: { kind: 'invite' } })}>
            <Icon name="invite" />
            Invite someone
          </button>
        </div>
      </header>
      {contacts.map((c) => (
        <KeyChanged key={c.id} contact={c} />
      ))}
      {of('PENDING').map((c) => (
        <PendingCard key={c.id} contact={c} />
      ))}
      {of('AWAITING').map((c) => (
        <AwaitingCard key={c.id} contact={c} now={now} />
      ))}
      <OpenPairings />
      <OpenInvites />
      {listed.length > 0 ? (
        <ul class="people people-card" aria-label="Your people">
          {listed.map((c) => (
            <PersonRow key={c.id} contact={c} now={now} />
          ))}
        </ul>
      ) : (
        <p class="page-empty">Nobody yet. Invite someone you know, or use the invite they gave you.</p>
      )}
      {listed.length > 0 && <Circles />}
    </>
  );
}
