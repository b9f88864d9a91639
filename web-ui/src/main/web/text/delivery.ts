import type { ContactView, DeliveryView } from 'kith-api';
import { isOnline } from './link.ts';
import { counted, listed } from './names.ts';
import { since } from './time.ts';

/** The line under an own post. Complete only if text and every photo are on every disk. */
export interface DeliveryLine {
  tone: 'complete' | 'partial';
  text: string;
}

/** The text and every photo are on their disk, by their own word. */
export function isStored(delivery: DeliveryView): boolean {
  return delivery.state === 'STORED' && delivery.photosStored >= delivery.photosTotal;
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

function tailOf(missing: readonly DeliveryView[], now: Date): string {
  const offline = missing.filter((d) => !d.online);
  const sending = missing.filter((d) => d.online);
  const parts = [];
  if (sending.length > 0) {
    parts.push(sendingTo(sending));
  }
  if (offline.length > 0) {
    parts.push(waitingFor(offline, now));
  }
  return parts.join(' · ');
}

function sendingTo(sending: readonly DeliveryView[]): string {
  const [only] = sending;
  if (sending.length === 1 && only !== undefined && only.state === 'STORED') {
    return `photos on the way to ${only.name}, ${only.photosStored} of ${only.photosTotal}`;
  }
  return `on the way to ${sending.length > 2 ? `${sending.length} people` : listed(sending.map((d) => d.name))}`;
}

function waitingFor(offline: readonly DeliveryView[], now: Date): string {
  const [only] = offline;
  if (offline.length === 1 && only !== undefined) {
    const when = only.lastSeenAt === undefined ? '' : ` ${since(only.lastSeenAt, now)}`;
    return `${only.name} offline${when}, will arrive when ${only.name} is back`;
  }
  const who = offline.length > 2 ? `${offline.length} people` : listed(offline.map((d) => d.name));
  return `${who} offline, will arrive when they are back`;
}

/** What the sheet says of one person. */
export function deliveryWords(delivery: DeliveryView, now: Date): string {
  const { name, photosStored, photosTotal } = delivery;
  if (isStored(delivery)) {
    const at = delivery.storedAt === undefined ? '' : ` ${since(delivery.storedAt, now)}`;
    return `On their disk${at}${photosTotal > 0 ? ', photos included' : ''}`;
  }
  if (delivery.state === 'STORED') {
    const rest = delivery.online ? '' : `; the rest follows when ${name} is back`;
    return `The text is on their disk, and ${photosStored} of ${counted(photosTotal, 'picture file')}${rest}`;
  }
  if (!delivery.online) {
    const seen = delivery.lastSeenAt === undefined ? 'not reached yet' : `offline ${since(delivery.lastSeenAt, now)}`;
    return `Waiting: ${seen}. It goes out by itself when ${name} is back`;
  }
  return delivery.state === 'SENT' ? 'Sent, waiting for their word that it is on their disk' : 'Waiting for its turn';
}
