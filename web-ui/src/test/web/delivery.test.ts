import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { deliveryLine, deliverySteps, deliveryWords, isComplete, isStored, retractionLine, withContact } from '../../main/web/text/delivery.ts';
import { contact, delivery } from './fixtures.ts';

Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' } });

const NOW = new Date(2026, 2, 12, 14, 30); // a Thursday
const TUESDAY = new Date(2026, 2, 10, 9).toISOString();
const NINE = new Date(2026, 2, 12, 9).toISOString();
const stored = (name: string) => delivery(name, { state: 'STORED', storedAt: NINE, online: true });

test('one is there, one is offline', () => {
  deepEqual(deliveryLine([stored('Bo'), delivery('Cy', { lastSeenAt: TUESDAY })], NOW), {
    tone: 'partial',
    text: 'On 1 of 2 disks · Cy offline since Tuesday, will arrive when Cy is back',
  });
});

test('all are there', () => {
  deepEqual(deliveryLine([stored('Bo')], NOW), { tone: 'complete', text: 'On Bo’s disk' });
  deepEqual(deliveryLine([stored('Bo'), stored('Cy')], NOW), { tone: 'complete', text: 'On all 2 disks' });
});

test('a post whose photos are not all there is not complete', () => {
  const half = delivery('Bo', { state: 'STORED', storedAt: NINE, online: true, photosStored: 3, photosTotal: 4 });
  equal(isStored(half), false);
  deepEqual(deliveryLine([half], NOW), { tone: 'partial', text: 'On 0 of 1 disk · photos on the way to Bo, 3 of 4' });
  equal(isStored({ ...half, photosStored: 4 }), true);
});

test('a post that was only sent is not complete', () => {
  const line = deliveryLine([delivery('Bo', { state: 'SENT', online: true })], NOW);
  deepEqual(line, { tone: 'partial', text: 'On 0 of 1 disk · on the way to Bo' });
});

test('several who are offline, or never were online', () => {
  equal(
    deliveryLine([delivery('Cy'), delivery('Dee')], NOW).text,
    'On 0 of 2 disks · Cy and Dee offline, will arrive when they are back',
  );
  equal(
    deliveryLine([delivery('A'), delivery('B'), delivery('C')], NOW).text,
    'On 0 of 3 disks · 3 people offline, will arrive when they are back',
  );
  equal(deliveryLine([delivery('Cy')], NOW).text, 'On 0 of 1 disk · Cy offline, will arrive when Cy is back');
});

test('what a contact event says is newer than the delivery', () => {
  const back = contact('cy', { name: 'Cyrus', link: { state: 'DIRECT', since: NINE }, lastSeenAt: NINE });
  const known = withContact(delivery('Cy', { contactId: 'cy', lastSeenAt: TUESDAY }), [back]);
  equal(known.online, true);
  equal(known.name, 'Cyrus');
  equal(known.lastSeenAt, NINE);
  const gone = delivery('Cy');
  equal(withContact(gone, []), gone);
});

test('the sheet says how far each is', () => {
  equal(deliveryWords(stored('Bo'), NOW), 'On their disk since 09:00');
  equal(
    deliveryWords(delivery('Bo', { state: 'STORED', storedAt: NINE, photosStored: 2, photosTotal: 2 }), NOW),
    'On their disk since 09:00, photos included',
  );
  equal(
    deliveryWords(delivery('Bo', { state: 'STORED', storedAt: NINE, photosStored: 1, photosTotal: 2, online: false }), NOW),
    'The text is on their disk, and 1 of 2 picture files; the rest follows when Bo is back',
  );
  equal(deliveryWords(delivery('Bo', { state: 'SENT', online: true }), NOW), 'Sent, waiting for their word that it is on their disk');
  equal(deliveryWords(delivery('Bo', { online: true }), NOW), 'Waiting for its turn');
  equal(
    deliveryWords(delivery('Bo', { lastSeenAt: TUESDAY }), NOW),
    'Waiting: offline since Tuesday. It goes out by itself when Bo is back',
  );
});

test('what was seen says so, once all of it is there', () => {
  const seen = { state: 'SEEN', storedAt: NINE, seenAt: NINE, online: true } as const;
  equal(deliveryWords(delivery('Bo', seen), NOW), 'Seen 09:00');
  equal(deliveryWords(delivery('Bo', { ...seen, photosStored: 2, photosTotal: 2 }), NOW), 'Seen 09:00, photos included');
  equal(isComplete(delivery('Bo', seen)), true);
});

const gone = (name: string) =>
  delivery(name, { state: 'RETRACTION_CONFIRMED', storedAt: NINE, retractedAt: NINE, retractionConfirmedAt: NINE, online: true });

test('a post that was taken back counts who confirmed', () => {
  const open = delivery('Cy', { state: 'RETRACTED', storedAt: TUESDAY, retractedAt: NINE, lastSeenAt: TUESDAY });
  deepEqual(retractionLine([gone('Bo'), open], NOW), {
    tone: 'partial',
    text: 'Withdrawn, 1 of 2 confirmed · Cy offline since Tuesday, will be told when Cy is back',
  });
  deepEqual(retractionLine([gone('Bo'), { ...open, online: true }], NOW), { tone: 'partial', text: 'Withdrawn, 1 of 2 confirmed' });
  deepEqual(retractionLine([gone('Bo'), gone('Cy')], NOW), { tone: 'complete', text: 'Withdrawn, 2 of 2 confirmed' });
  deepEqual(retractionLine([], NOW), { tone: 'complete', text: 'Withdrawn' });
  equal(isComplete(open), false);
  equal(isComplete(gone('Bo')), true);
});

test('the sheet never says that something is gone before they did', () => {
  const open = delivery('Cy', { state: 'RETRACTED', storedAt: TUESDAY, retractedAt: NINE, lastSeenAt: TUESDAY });
  equal(deliveryWords(open, NOW), 'Perhaps still on their disk: offline since Tuesday. Cy is told when they are back');
  equal(deliveryWords({ ...open, online: true }, NOW), 'Told to delete it, waiting for their word');
  equal(deliveryWords(gone('Bo'), NOW), 'Off their disk since 09:00');
  const { storedAt: _, ...never } = open;
  equal(deliveryWords(never, NOW), 'Did not get it: offline since Tuesday');
});

test('the steps are those that happened, in order', () => {
  deepEqual(deliverySteps(delivery('Bo', { queuedAt: TUESDAY, storedAt: NINE })), [
    { name: 'Shared', at: TUESDAY },
    { name: 'On their disk', at: NINE },
  ]);
  deepEqual(deliverySteps(gone('Bo')).map((s) => s.name), ['Shared', 'On their disk', 'Withdrawn', 'Off their disk']);
});
