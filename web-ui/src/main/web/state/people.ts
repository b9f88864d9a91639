import { contactPictureUrl, ownPictureUrl } from '../api/api.ts';
import type { State } from './state.ts';
import type { ContactView } from 'kith-api';

/** Whether something can be shared with a contact. */
export function canShareWith(contact: ContactView): boolean {
  return contact.state === 'CONFIRMED' && contact.blockedAt === undefined && contact.keyChange === undefined;
}

/** The contact who has this id, or has come with a key that has it. */
export function whoHas(contacts: readonly ContactView[], id: string | undefined): ContactView | undefined {
  return contacts.find((c) => c.id === id || (c.keyChange !== undefined && c.keyChange.contactId === id));
}

/** Where somebody's picture is, if they have one. */
export function pictureUrl({ profile, contacts }: Pick<State, 'profile' | 'contacts'>, id: string): string | undefined {
  if (id === profile?.id) {
    return profile.picture && ownPictureUrl(profile.picture);
  }
  const picture = contacts.find((c) => c.id === id)?.picture;
  return picture && contactPictureUrl(id, picture);
}
