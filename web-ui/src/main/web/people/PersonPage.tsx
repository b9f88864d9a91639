import { useCallback, useEffect } from 'preact/hooks';
import * as api from '../api/api.ts';
import { showContact } from '../state/answers.ts';
import { CallButtons } from '../live/CallButtons.tsx';
import { canShareWith } from '../state/people.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { isOnline, linkTone, linkWords } from '../text/link.ts';
import { counted, grouped } from '../text/names.ts';
import { full } from '../text/time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { LinkDot } from '../ui/LinkDot.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useMinute } from '../ui/useNow.ts';
import { useTask } from '../ui/useTask.ts';
import { Allowance } from './Allowance.tsx';
import { Blocked, BlockedMark } from './Blocked.tsx';
import { Connection } from './Connection.tsx';
import { KeyChanged } from './KeyChanged.tsx';
import { Muted, MutedMark } from './Muted.tsx';
import { NewKey } from './NewKey.tsx';
import { Offences } from './Offences.tsx';
import { OnTheWay } from './OnTheWay.tsx';
import { Traffic } from './Traffic.tsx';
import { TryNow } from './TryNow.tsx';
import { Verified, VerifiedMark } from './Verified.tsx';

/** One person: how they are reached, and what has gone over the wire. */
export function PersonPage({ id }: { id: string }) {
  const contact = useStore((s) => s.contacts.find((c) => c.id === id));
  const now = useMinute();
  const { run, running, problem } = useTask();
  const refresh = useCallback(() => run(() => showContact(api.contact(id))), [id, run]);
  useEffect(refresh, [refresh]); // traffic alone is no event
  if (contact === undefined) {
    return (
      <>
        <h1>Nobody here</h1>
        <p class="page-empty">
          This person is not among your people. <Link href="/people">Back to your people</Link>
        </p>
      </>
    );
  }
  const online = isOnline(contact.link);
  return (
    <>
      <Link href="/people" class="back">
        <Icon name="left" size={18} /> People
      </Link>
      <header class="profile">
        <Avatar id={contact.id} name={contact.name} online={online} size="l" />
        <div>
          <h1>
            {contact.name} {contact.verifiedAt !== undefined && <VerifiedMark />}
            {contact.blockedAt !== undefined && <BlockedMark />}
            {contact.mutedAt !== undefined && <MutedMark />}
          </h1>
          {contact.line !== '' && <p class="person-line" dir="auto">{contact.line}</p>}
          <p>
            <LinkDot tone={linkTone(contact.link)} /> {linkWords(contact, now)}
          </p>
          {!online && contact.link.lastProblem !== undefined && <p class="quiet">{contact.link.lastProblem}</p>}
        </div>
        <CallButtons contact={contact} />
        {contact.link.state === 'OFFLINE' && contact.blockedAt === undefined && contact.keyChange === undefined && <TryNow contact={contact} />}
      </header>
      <KeyChanged contact={contact} />
      <Offences contact={contact} />
      <section class="card" aria-labelledby="facts-title">
        <h2 id="facts-title">Between the two of you</h2>
        <dl class="facts">
          <dt>Waiting to go out</dt>
          <dd>{contact.waitingItems === 0 ? 'Nothing' : counted(contact.waitingItems, 'post')}</dd>
          <dt>Last seen</dt>
          <dd>{online ? 'Here now' : contact.lastSeenAt === undefined ? 'Not yet' : full(contact.lastSeenAt)}</dd>
          <dt>Code when you met</dt>
          <dd class="digits">{grouped(contact.pairingCode)}</dd>
        </dl>
      </section>
      <Connection contact={contact} />
      {contact.state === 'CONFIRMED' && contact.keyChange === undefined && <Verified contact={contact} />}
      {contact.state === 'CONFIRMED' && <Muted contact={contact} />}
      {contact.state === 'CONFIRMED' && <OnTheWay contact={contact} />}
      {contact.state === 'CONFIRMED' && <Allowance contact={contact} />}
      <Traffic traffic={contact.traffic} name={contact.name} busy={running} onRefresh={refresh} />
      <Problem text={problem} />
      {canShareWith(contact) && <NewKey contact={contact} />}
      {contact.keyChange === undefined && <Blocked contact={contact} />}
      <section class="card" aria-labelledby="remove-title">
        <h2 id="remove-title">Remove {contact.name}</h2>
        <p class="quiet">You will no longer be connected. Posts that are already on a disk stay there.</p>
        <button type="button" class="button button-danger card-button" onClick={() => dispatch({ type: 'open', open: { kind: 'remove', contactId: contact.id } })}>
          Remove…
        </button>
      </section>
    </>
  );
}
