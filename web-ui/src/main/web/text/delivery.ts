import type { ContactView, DeliveryView } from 'kith-api';
import { isOnline } from './link.ts';
import { counted, listed } from './names.ts';
import { since, when } from './time.ts';

/** The line under an own post. Complete only if text and every photo are on every disk. */
export interface DeliveryLine {
  tone: 'complete' | 'partial';
  text: string;
}

/** The text and every photo are on their disk, by their own word. */
export function isStored(delivery: DeliveryView): boolean {
  return delivery.storedAt !== undefined && delivery.photosStored >= delivery.photosTotal;
}

/** Nothing of it is on their disk any more, by their own word. */
function isGone(delivery: DeliveryView): boolean {
  return delivery.retractionConfirmedAt !== undefined;
}

/** What is to come of it has come: it is on their disk, or off it where it was taken back. */
export function isComplete(delivery: DeliveryView): boolean {
  return delivery.retractedAt === undefined ? isStored(delivery) : isGone(delivery);
}

/** A delivery with what is known of its contact by now. */
export function withContact(delivery: DeliveryView, contacts: readonly ContactView[]): DeliveryView {
  const contact = contacts.find((c) => c.id === delivery.contactId);
  if (contact === undefined) {
    return delivery;
  }
  const seen = contact.lastSeenAt ?? delivery.lastSeenAt;
  const known = { ...delivery, name: contact.name, online: isOnline(contact.link) };
  return seen === undefined ? known : { ...known, lastSeenAt: seen };
}

/** “On 1 of 2 disks · Cy offline since Tuesday, will arrive when Cy is back”. */
export function deliveryLine(deliveries: readonly DeliveryView[], now: Date): DeliveryLine {
  const missing = deliveries.filter((d) => !isStored(d));
  const stored = deliveries.length - missing.length;
  const [only] = deliveries;
  if (missing.length === 0 && only !== undefined) {
    return { tone: 'complete', text: deliveries.length === 1 ? `On ${only.name}’s disk` : `On all ${stored} disks` };
  }
  const head = `On ${stored} of ${counted(deliveries.length, 'disk')}`;
  const tail = tailOf(missing, now);
  return { tone: 'partial', text: tail === '' ? head : `${head} · ${tail}` };
}

/** “Withdrawn, 3 of 5 confirmed · Cy offline since Tuesday, will be told when Cy is back”. */
export function retractionLine(deliveries: readonly DeliveryView[], now: Date): DeliveryLine {
  const open = deliveries.filter((d) => !isGone(d));
  const gone = deliveries.length - open.length;
  if (open.length === 0) {
    return { tone: 'complete', text: deliveries.length === 0 ? 'Withdrawn' : `Withdrawn, ${gone} of ${gone} confirmed` };
  }
  const offline = open.filter((d) => !d.online);
  const tail = offline.length === 0 ? '' : ` · ${offlineWords(offline, now, 'will be told')}`;
  return { tone: 'partial', text: `Withdrawn, ${gone} of ${deliveries.length} confirmed${tail}` };
}

function tailOf(missing: readonly DeliveryView[], now: Date): string {
  const offline = missing.filter((d) => !d.online);
  const sending = missing.filter((d) => d.online);
  const parts = [];
  if (sending.length > 0) {
    parts.push(sendingTo(sending));
  }
  if (offline.length > 0) {
    parts.push(offlineWords(offline, now, 'will arrive'));
  }
  return parts.join(' · ');
}

function sendingTo(sending: readonly DeliveryView[]): string {
  const [only] = sending;
  if (sending.length === 1 && only?.storedAt !== undefined) {
    return `photos on the way to ${only.name}, ${only.photosStored} of ${only.photosTotal}`;
  }
  return `on the way to ${sending.length > 2 ? `${sending.length} people` : listed(sending.map((d) => d.name))}`;
}

function offlineWords(offline: readonly DeliveryView[], now: Date, then: string): string {
  const [only] = offline;
  if (offline.length === 1 && only !== undefined) {
    const when = only.lastSeenAt === undefined ? '' : ` ${since(only.lastSeenAt, now)}`;
    return `${only.name} offline${when}, ${then} when ${only.name} is back`;
  }
  const who = offline.length > 2 ? `${offline.length} people` : listed(offline.map((d) => d.name));
  return `${who} offline, ${then} when they are back`;
}

/** What the sheet says of one person. */
export function deliveryWords(delivery: DeliveryView, now: Date): string {
  const { name, photosStored, photosTotal } = delivery;
  if (delivery.retractedAt !== undefined) {
    return retractionWords(delivery, now);
  }
  if (delivery.seenAt !== undefined && isStored(delivery)) {
    return `Seen ${when(delivery.seenAt, now)}${photosTotal > 0 ? ', photos included' : ''}`;
  }
  if (isStored(delivery)) {
    const at = delivery.storedAt === undefined ? '' : ` ${since(delivery.storedAt, now)}`;
    return `On their disk${at}${photosTotal > 0 ? ', photos included' : ''}`;
  }
  if (delivery.storedAt !== undefined) {
    const rest = delivery.online ? '' : `; the rest follows when ${name} is back`;
    return `The text is on their disk, and ${photosStored} of ${counted(photosTotal, 'picture file')}${rest}`;
  }
  if (!delivery.online) {
    const seen = delivery.lastSeenAt === undefined ? 'not reached yet' : `offline ${since(delivery.lastSeenAt, now)}`;
    return `Waiting: ${seen}. It goes out by itself when ${name} is back`;
  }
  return delivery.state === 'SENT' ? 'Sent, waiting for their word that it is on their disk' : 'Waiting for its turn';
}

function retractionWords(delivery: DeliveryView, now: Date): string {
  const { name } = delivery;
  if (delivery.retractionConfirmedAt !== undefined) {
    return delivery.storedAt === undefined ? 'Never got it, and will not' : `Off their disk ${since(delivery.retractionConfirmedAt, now)}`;
  }
  if (delivery.online) {
    return 'Told to delete it, waiting for their word';
  }
  const never = delivery.storedAt === undefined && delivery.sentAt === undefined;
  const seen = delivery.lastSeenAt === undefined ? 'not reached yet' : `offline ${since(delivery.lastSeenAt, now)}`;
  return never ? `Did not get it: ${seen}` : `Perhaps still on their disk: ${seen}. ${name} is told when they are back`;
}

/** One thing that happened to a post on its way to somebody. */
export interface DeliveryStep {
  name: string;
  at: string;
}

/** What happened so far on the way to one person, in order, by their own word where it is theirs to say. */
export function deliverySteps(delivery: DeliveryView): DeliveryStep[] {
  const all: [string, string | undefined][] = [
    ['Shared', delivery.queuedAt],
    ['Sent', delivery.sentAt],
    ['On their disk', delivery.storedAt],
    ['Seen', delivery.seenAt],
    ['Withdrawn', delivery.retractedAt],
    ['Off their disk', delivery.retractionConfirmedAt],
  ];
  return all.flatMap(([name, at]) => (at === undefined ? [] : [{ name, at }]));
}
