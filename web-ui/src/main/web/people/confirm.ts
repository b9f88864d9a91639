import type { AllowanceView } from 'kith-api';
import * as api from '../api/api.ts';
import { showContact } from '../state/answers.ts';
import { load } from '../state/live.ts';
import { dispatch } from '../state/store.ts';

/** Says that a pending contact is who it seems. */
export async function confirmContact(id: string): Promise<void> {
  await showContact(api.confirmContact(id));
}

/** Keeps that safety numbers are the same; with the other one's, the node compares them. */
export async function verifyContact(id: string, theirs?: string): Promise<void> {
  await showContact(api.verifyContact(id, theirs));
}

/** Takes that back. */
export async function unverifyContact(id: string): Promise<void> {
  await showContact(api.unverifyContact(id));
}

/** Closes the link to a contact until they are unblocked. */
export async function blockContact(id: string): Promise<void> {
  await showContact(api.blockContact(id));
}

/** Opens it again. */
export async function unblockContact(id: string): Promise<void> {
  await showContact(api.unblockContact(id));
}

/** Keeps a contact's posts out of the feed. */
export async function muteContact(id: string): Promise<void> {
  await showContact(api.muteContact(id));
}

/** Shows them again. */
export async function unmuteContact(id: string): Promise<void> {
  await showContact(api.unmuteContact(id));
  await load(); // they are in the feed now
}

/** Changes what a contact may bring. */
export async function allowContact(id: string, allowance: AllowanceView): Promise<void> {
  await showContact(api.allowContact(id, allowance));
  await load(); // other photos may be on demand now
}

/** Forgets what a contact's node did that it must not. */
export async function forgiveContact(id: string): Promise<void> {
  await showContact(api.forgiveContact(id));
}

/** Takes the other key that a contact came with for theirs; answers the id that they have from now on. */
export async function acknowledgeKeyChange(id: string): Promise<string> {
  const contact = await showContact(api.acknowledgeKeyChange(id));
  await load(); // posts and deliveries name them by the new id
  return contact.id;
}

/** Forgets the other key. */
export async function refuseKeyChange(id: string): Promise<void> {
  await showContact(api.refuseKeyChange(id));
}

/** Removes a contact, or turns a pending one away. */
export async function removeContact(id: string): Promise<void> {
  await api.removeContact(id);
  dispatch({ type: 'event', event: { name: 'contact-removed', id } });
}

/** Tries a contact's addresses now. */
export async function dialContact(id: string): Promise<void> {
  await showContact(api.dialContact(id));
}
