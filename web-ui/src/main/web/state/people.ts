import type { ContactView } from 'kith-api';

/** Whether something can be shared with a contact. */
export function canShareWith(contact: ContactView): boolean {
  return contact.state === 'CONFIRMED' && contact.blockedAt === undefined && contact.keyChange === undefined;
}

/** The contact who has this id, or has come with a key that has it. */
export function whoHas(contacts: readonly ContactView[], id: string | undefined): ContactView | undefined {
  return contacts.find((c) => c.id === id || (c.keyChange !== undefined && c.keyChange.contactId === id));
}
