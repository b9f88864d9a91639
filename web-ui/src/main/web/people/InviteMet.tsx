import type { ContactView } from 'kith-api';
import { KeyChanged } from './KeyChanged.tsx';
import { PendingCard } from './PendingCard.tsx';
import { Paired } from './Paired.tsx';

/** Somebody used the invite: who, and whether it is really them. */
export function InviteMet({ contact, onDone }: { contact: ContactView | undefined; onDone: () => void }) {
  if (contact === undefined) {
    return (
      <p class="waiting" role="status">
        <span class="waiting-mark" aria-hidden="true" />
        Somebody connected. Your nodes are proving who they are.
      </p>
    );
  }
  if (contact.keyChange !== undefined) {
    return <KeyChanged contact={contact} onDone={onDone} />;
  }
  return contact.state === 'PENDING' ? <PendingCard contact={contact} /> : <Paired contact={contact} onDone={onDone} />;
}
