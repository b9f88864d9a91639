import type { ContactView } from 'kith-api';
import { Avatar } from '../ui/Avatar.tsx';

/** The good end of an invite. */
export function Paired({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  return (
    <div class="paired" role="status">
      <Avatar id={contact.id} name={contact.name} size="l" />
      <p class="paired-words">You and {contact.name} are connected.</p>
      <p class="quiet">From now on you can choose {contact.name} when you share something.</p>
      <button type="button" class="button-primary" onClick={onDone}>
        Done
      </button>
    </div>
  );
}
