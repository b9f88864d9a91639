import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptView } from 'kith-api';
import { reduce } from '../../main/web/state/reducer.ts';
import { INITIAL } from '../../main/web/state/state.ts';
import { attemptTime, endsWords, milliseconds, triedWords } from '../../main/web/text/path.ts';

Object.defineProperty(globalThis, 'navigator', { value: { language: 'en-GB' } });

const NOW = new Date(2026, 2, 12, 15, 0);
const at = (hour: number, minute: number) => new Date(2026, 2, 12, hour, minute).toISOString();
const ATTEMPT: AttemptView = { firstAt: at(9, 5), lastAt: at(9, 5), times: 1, tried: [], outcome: 'UNANSWERED', words: '' };

test('a round trip of less than a millisecond is not none', () => {
  equal(milliseconds(0), 'under 1 ms');
  equal(milliseconds(34), '34 ms');
});

test('the ends of a link in words', () => {
  equal(endsWords({ own: 'HOST', theirs: 'PRFLX', protocol: 'udp' }), 'own address here, what the other side saw there, over UDP');
  equal(endsWords({ own: 'RELAY', theirs: 'SRFLX', protocol: 'tcp' }), 'TURN server here, what a STUN server saw there, over TCP');
});

test('what was tried, by source', () => {
  equal(triedWords([]), '');
  equal(triedWords([{ source: 'LAST_SESSION', addresses: 1 }]), '1 address of the last session');
  equal(
    triedWords([
      { source: 'LAST_SESSION', addresses: 2 },
      { source: 'CONTACT', addresses: 1 },
    ]),
    '2 addresses of the last session and 1 address through another contact',
  );
});

test('when something was tried', () => {
  equal(attemptTime(ATTEMPT, NOW), '09:05');
  equal(attemptTime({ ...ATTEMPT, times: 120, lastAt: at(9, 35) }, NOW), '09:05 to 09:35, 120 times');
  equal(attemptTime({ ...ATTEMPT, outcome: 'LOST', endedAt: at(11, 0) }, NOW), '09:05, until 11:00');
  equal(attemptTime({ ...ATTEMPT, endedAt: at(11, 0) }, NOW), '09:05');
});

test('the path that was told last is shown', () => {
  const path = { contactId: 'ann', state: 'DIRECT' as const, since: at(9, 0), words: '', bytesSent: 1, bytesReceived: 2, attempts: [] };
  equal(reduce(INITIAL, { type: 'event', event: { name: 'path', path } }).path, path);
});
