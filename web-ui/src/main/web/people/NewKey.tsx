import type { ContactView } from 'kith-api';
import { dispatch } from '../state/store.ts';

/** For a contact who lost their keys: an invite that is for them alone. */
export function NewKey({ contact }: { contact: ContactView }) {
  return (
    <section class="card" aria-labelledby="new-key-title">
      <h2 id="new-key-title">Has {contact.name} lost their keys?</h2>
      <p class="quiet">Meet again with an invite that is for {contact.name}. If it brings another key, you decide whether it is theirs; what you shared goes to it, too.</p>
      <button type="button" class="button card-button" onClick={() => dispatch({ type: 'open', open: { kind: 'invite', contactId: contact.id } })}>
        New key or device…
      </button>
    </section>
  );
}
