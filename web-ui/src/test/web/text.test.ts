import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, percent } from '../../main/web/text/bytes.ts';
import { linkWords } from '../../main/web/text/link.ts';
import { linkify } from '../../main/web/text/linkify.ts';
import { clipsOf, counted, countedPhotos, grouped, hue, initial, lengthWords, listed, shortened } from '../../main/web/text/names.ts';
import { countdown, since, when } from '../../main/web/text/time.ts';
import { contact } from './fixtures.ts';

Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' } });

const NOW = new Date(2026, 2, 12, 14, 30); // a Thursday
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).toISOString();
const links = (text: string) => linkify(text).flatMap((r) => (r.href === undefined ? [] : [r.text]));

test('plain text is one run', () => {
  deepEqual(linkify('Hello <b>you</b> & co'), [{ text: 'Hello <b>you</b> & co' }]);
  deepEqual(linkify(''), []);
});

test('web addresses become links and nothing is lost', () => {
  const text = 'See http://a.example/x?y=1&z, and HTTPS://b.example.';
  deepEqual(links(text), ['http://a.example/x?y=1&z', 'HTTPS://b.example']);
  equal(linkify(text).map((r) => r.text).join(''), text);
});

test('brackets belong to an address only if they open in it', () => {
  deepEqual(links('(https://a.example/b)'), ['https://a.example/b']);
  deepEqual(links('https://a.example/b_(c) d'), ['https://a.example/b_(c)']);
  deepEqual(links('[https://a.example/(x)].'), ['https://a.example/(x)']);
});

test('other schemes stay text', () => {
  deepEqual(links('javascript:alert(1) data:text/html,x file:///etc ftp://a.example kith:abc'), []);
  deepEqual(links('https:// http://'), []);
});

test('times get shorter the nearer they are', () => {
  equal(when(NOW.toISOString(), NOW), 'just now');
  equal(when(at(12, 14, 18), NOW), '12 min ago');
  equal(when(at(12, 9, 5), NOW), '09:05');
  equal(when(at(11, 23), NOW), 'yesterday, 23:00');
  equal(when(at(10, 8), NOW), 'Tuesday, 08:00');
  equal(when(at(1, 8), NOW), '1 March');
  equal(when(new Date(2024, 4, 3).toISOString(), NOW), '3 May 2024');
});

test('since when', () => {
  equal(since(at(12, 9, 5), NOW), 'since 09:05');
  equal(since(at(11, 23), NOW), 'since yesterday');
  equal(since(at(10, 8), NOW), 'since Tuesday');
  equal(since(at(5, 8), NOW), 'since 5 March');
});

test('a clock that runs ahead shows no negative time', () => {
  equal(when(at(12, 14, 35), NOW), 'just now');
});

test('what is left of an invite', () => {
  equal(countdown(at(12, 14, 45), NOW), '15:00');
  equal(countdown(at(12, 14, 31), NOW), '1:00');
  equal(countdown(at(13, 14, 29), NOW), '23 h 59 min');
  equal(countdown(at(12, 14), NOW), '0:00');
});

test('names and counts', () => {
  equal(listed([]), '');
  equal(listed(['Ann']), 'Ann');
  equal(listed(['Ann', 'Bob', 'Cy']), 'Ann, Bob and Cy');
  equal(shortened(['Ann', 'Bob']), 'Ann, Bob');
  equal(shortened(['Ann', 'Bob', 'Cy', 'Dee', 'Ed']), 'Ann, Bob +3');
  equal(counted(1, 'photo'), '1 photo');
  equal(counted(0, 'photo'), '0 photos');
  equal(grouped('012345'), '012 345');
  equal(initial(' élise'), 'É');
  equal(initial(''), '·');
  equal(hue('ff'.repeat(32)), hue('ff'.repeat(32)));
});

test('sizes', () => {
  equal(bytes(0), '0 bytes');
  equal(bytes(1), '1 byte');
  equal(bytes(999), '999 bytes');
  equal(bytes(1000), '1.0 kB');
  equal(bytes(34_400), '34 kB');
  equal(bytes(999_999), '1.0 MB');
  equal(bytes(5_300_000_000), '5.3 GB');
});

test('all of it is 100 percent, and nothing less is', () => {
  equal(percent(9_999, 10_000), 99);
  equal(percent(10_000, 10_000), 100);
  equal(percent(0, 0), 0);
});

test('the link in words', () => {
  const link = (state: 'MACHINE' | 'LOCAL' | 'DIRECT' | 'RELAYED' | 'CONNECTING' | 'OFFLINE') => ({ state, since: at(12, 9, 5) });
  equal(linkWords(contact('a', { link: link('MACHINE') }), NOW), 'Connected on this computer, since 09:05');
  equal(linkWords(contact('a', { link: link('RELAYED') }), NOW), 'Connected through a relay, since 09:05');
  equal(linkWords(contact('a', { link: link('LOCAL') }), NOW), 'Connected on your local network, since 09:05');
  equal(linkWords(contact('a', { link: link('DIRECT') }), NOW), 'Connected directly, since 09:05');
  equal(linkWords(contact('a', { link: link('CONNECTING') }), NOW), 'Connecting');
  equal(linkWords(contact('a', { link: link('OFFLINE'), lastSeenAt: at(10, 9) }), NOW), 'Offline since Tuesday');
  equal(linkWords(contact('a', { link: link('OFFLINE') }), NOW), 'Offline, not reached yet');
});

test('clips are counted as what they are', () => {
  equal(countedPhotos(1, 0), '1 photo');
  equal(countedPhotos(1, 1), '1 clip');
  equal(countedPhotos(2, 2), '2 clips');
  equal(countedPhotos(3, 1), '3 photos and clips');
  equal(clipsOf([{}, { lengthMs: 5 }]), 1);
});

test('a clip lasts minutes and seconds', () => {
  equal(lengthWords(20), '0:01');
  equal(lengthWords(7_400), '0:07');
  equal(lengthWords(61_000), '1:01');
  equal(lengthWords(3_723_000), '1:02:03');
});
