import type { ContactView } from 'kith-api';
import { isOnline, linkTone, linkWords } from '../text/link.ts';
import { counted } from '../text/names.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Link } from '../ui/Link.tsx';
import { LinkDot } from '../ui/LinkDot.tsx';
import { BlockedMark } from './Blocked.tsx';
import { MutedMark } from './Muted.tsx';
import { OffenceMark } from './Offences.tsx';
import { TryNow } from './TryNow.tsx';
import { VerifiedMark } from './Verified.tsx';

/** One person of the list: how they are reached, or why not. */
export function PersonRow({ contact, now }: { contact: ContactView; now: Date }) {
  const online = isOnline(contact.link);
  return (
    <li class="person">
      <Avatar id={contact.id} name={contact.name} online={online} />
      <div class="person-main">
        <h2 class="person-name">
          <Link href={`/people/${contact.id}`}>{contact.name}</Link>{contact.verifiedAt !== undefined && <VerifiedMark />}{contact.blockedAt !== undefined && <BlockedMark />}{contact.mutedAt !== undefined && <MutedMark />}{contact.offences.length > 0 && contact.blockedAt === undefined && <OffenceMark />}
        </h2>
        <p class="quiet">
          <LinkDot tone={linkTone(contact.link)} /> {linkWords(contact, now)}
        </p>
        {!online && contact.link.lastProblem !== undefined && <p class="quiet">{contact.link.lastProblem}</p>}
        {contact.waitingItems > 0 && <p class="tone-partial">{counted(contact.waitingItems, 'post')} waiting to go out</p>}
      </div>
      {contact.link.state === 'OFFLINE' && contact.blockedAt === undefined && contact.keyChange === undefined && <TryNow contact={contact} />}
    </li>
  );
}
