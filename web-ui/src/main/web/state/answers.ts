import type { ContactView, InviteView, PairingView, PostView } from 'kith-api';
import type { NodeEvent } from '../api/events.ts';
import { forgetPhotos } from './live.ts';
import { shownPost } from './search.ts';
import type { State } from './state.ts';
import { dispatch, getState } from './store.ts';

type Told = Extract<NodeEvent, { name: 'contact' | 'invite' | 'pairing' | 'post-changed' }>;

/**
 * Shows what the node answers, unless an event told of the same thing while the answer was on its way: the answer may
 * then be the older of the two, and whatever comes after it is told by an event, too.
 */
async function show<T>(asked: Promise<T>, toEvent: (answer: T) => Told): Promise<T> {
  const before = getState();
  const answer = await asked;
  const event = toEvent(answer);
  if (!overtaken(event, before, getState())) {
    forgetPhotos(event);
    dispatch({ type: 'event', event });
  }
  return answer;
}

/** Whether what is known of the thing changed between the two states. */
export function overtaken(event: Told, before: State, after: State): boolean {
  return known(event, before) !== known(event, after);
}

function known(event: Told, state: State): unknown {
  switch (event.name) {
    case 'contact':
      return state.contacts.find((c) => c.id === event.contact.id);
    case 'invite':
      return state.invites.find((i) => i.id === event.invite.id);
    case 'pairing':
      return state.pairings.find((p) => p.inviterId === event.pairing.inviterId);
    case 'post-changed':
      return shownPost(state, event.post.id);
  }
}

export const showContact = (asked: Promise<ContactView>) => show(asked, (contact) => ({ name: 'contact', contact }));
export const showInvite = (asked: Promise<InviteView>) => show(asked, (invite) => ({ name: 'invite', invite }));
export const showPairing = (asked: Promise<PairingView>) => show(asked, (pairing) => ({ name: 'pairing', pairing }));
export const showPost = (asked: Promise<PostView>) => show(asked, (post) => ({ name: 'post-changed', post }));
