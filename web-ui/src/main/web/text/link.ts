import type { ContactView, LinkView } from 'kith-api';
import { since } from './time.ts';

/** How a link looks: reached, on the way, or not. */
export type LinkTone = 'on' | 'busy' | 'off';

/** Whether things can go over the link now. */
export function isOnline(link: LinkView): boolean {
  return link.state !== 'OFFLINE' && link.state !== 'CONNECTING';
}

export function linkTone(link: LinkView): LinkTone {
  if (isOnline(link)) {
    return 'on';
  }
  return link.state === 'CONNECTING' ? 'busy' : 'off';
}

/** The state of the link in words. */
export function linkWords(contact: ContactView, now: Date): string {
  const { link } = contact;
  switch (link.state) {
    case 'MACHINE':
      return `Connected on this computer, ${since(link.since, now)}`;
    case 'LOCAL':
      return `Connected on your local network, ${since(link.since, now)}`;
    case 'DIRECT':
      return `Connected directly, ${since(link.since, now)}`;
    case 'RELAYED':
      return `Connected through a relay, ${since(link.since, now)}`;
    case 'CONNECTING':
      return 'Connecting';
    case 'OFFLINE':
      return contact.lastSeenAt === undefined ? 'Offline, not reached yet' : `Offline ${since(contact.lastSeenAt, now)}`;
  }
}

/** The state of the link in one or two words, for the side list. */
export function linkShort(contact: ContactView, now: Date): string {
  switch (contact.link.state) {
    case 'MACHINE':
      return 'This computer';
    case 'LOCAL':
      return 'Local network';
    case 'DIRECT':
      return 'Direct';
    case 'RELAYED':
      return 'Relayed';
    case 'CONNECTING':
      return 'Connecting';
    case 'OFFLINE':
      return contact.lastSeenAt === undefined ? 'Not reached yet' : `Offline ${since(contact.lastSeenAt, now)}`;
  }
}
