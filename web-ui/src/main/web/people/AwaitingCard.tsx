import type { ContactView } from 'kith-api';
import { linkTone, linkWords } from '../text/link.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { LinkDot } from '../ui/LinkDot.tsx';
import { Code } from './Code.tsx';

/** We used their invite; it is their turn to confirm. */
export function AwaitingCard({ contact, now }: { contact: ContactView; now: Date }) {
  return (
    <section class="card pending" aria-label={`Waiting for ${contact.name}`}>
      <div class="pending-who">
        <Avatar id={contact.id} name={contact.name} size="l" />
        <div>
          <h2>Waiting for {contact.name} to confirm you</h2>
          <p>Read them this code when they ask. You can share with each other as soon as they have confirmed.</p>
          <p class="quiet">
            <LinkDot tone={linkTone(contact.link)} /> {linkWords(contact, now)}
          </p>
        </div>
      </div>
      <Code code={contact.pairingCode} />
    </section>
  );
}
