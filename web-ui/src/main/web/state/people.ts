import type { ContactView } from 'kith-api';

/** Whether something can be shared with a contact. */
export function canShareWith(contact: ContactView): boolean {
  return contact.state === 'CONFIRMED' && contact.blockedAt === undefined;
}
