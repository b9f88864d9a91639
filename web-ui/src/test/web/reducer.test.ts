import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../main/web/state/actions.ts';
import { whoHas } from '../../main/web/state/people.ts';
import { reduce } from '../../main/web/state/reducer.ts';
import { INITIAL, type State } from '../../main/web/state/state.ts';
import { contact, delivery, draftPhoto, post } from './fixtures.ts';

const snapshot: Snapshot = {
  lock: { locked: false, passphrase: true },
  profile: { id: 'me', name: 'Noor', line: '' },
  recovery: {},
  archive: {},
  transfers: [],
  live: { rooms: [] },
  cameras: [],
  brokers: [],
  settings: { meetThroughContacts: true, seenReceipts: false, metered: false, localNetwork: true, publicStun: true, portMapping: true },
  drafts: [],
  problems: [],
  unread: 0,
  unseenNotices: 0,
  pinned: [],
  contacts: [contact('ann'), contact('bob')],
  circles: [],
  invites: [],
  pairings: [],
  photos: [],
  newest: { posts: [post('a', 1)] },
};
const started: State = reduce(INITIAL, { type: 'snapshot', snapshot });

test('a snapshot fills the page', () => {
  equal(started.session, 'in');
  equal(started.profile?.name, 'Noor');
  equal(started.feed.posts.length, 1);
});

test('a checked recovery ends the reminder', () => {
  const wordsCheckedAt = '2026-03-10T12:00:00Z';
  const checked = reduce(started, { type: 'event', event: { name: 'recovery', recovery: { wordsCheckedAt } } });
  equal(started.recovery?.wordsCheckedAt, undefined);
  equal(checked.recovery?.wordsCheckedAt, wordsCheckedAt);
});

test('an import is shown as far as it is', () => {
  const counts = { posts: 2, postsHere: 1, postsRetracted: 0, edits: 0, images: 3, imagesHere: 0, replies: 0, repliesHere: 0, repliesRetracted: 0, repliesElsewhere: 0, profile: false, refused: [] };
  const imported = { state: 'RUNNING' as const, startedAt: '2026-03-10T12:00:00Z', doneBytes: 10, totalBytes: 40, ...counts };
  const running = reduce(started, { type: 'event', event: { name: 'archive', archive: { imported } } });
  equal(started.archive?.imported, undefined);
  equal(running.archive?.imported?.doneBytes, 10);
});

test('a contact event changes, adds and sorts by name', () => {
  const renamed = reduce(started, { type: 'event', event: { name: 'contact', contact: contact('bob', { name: 'Aaron' }) } });
  deepEqual(renamed.contacts.map((c) => c.name), ['Aaron', 'ann']);
  const more = reduce(started, { type: 'event', event: { name: 'contact', contact: contact('cy', { state: 'PENDING' }) } });
  equal(more.contacts.length, 3);
  equal(more.announcement, 'cy used your invite. Compare the code and confirm.');
});

test('a removed contact leaves the audience of the draft', () => {
  const chosen = reduce(started, { type: 'draft/audience', ids: ['ann', 'bob'], circles: [] });
  const removed = reduce(chosen, { type: 'event', event: { name: 'contact-removed', id: 'bob' } });
  deepEqual(removed.draft.audience, ['ann']);
  deepEqual(removed.contacts.map((c) => c.id), ['ann']);
});

test('a blocked contact stays in the list and leaves the audience of the draft', () => {
  const chosen = reduce(started, { type: 'draft/audience', ids: ['ann', 'bob'], circles: [] });
  const bob = contact('bob', { blockedAt: '2026-03-10T12:00:00Z' });
  const blocked = reduce(chosen, { type: 'event', event: { name: 'contact', contact: bob } });
  deepEqual(blocked.draft.audience, ['ann']);
  deepEqual(blocked.contacts.map((c) => c.id), ['ann', 'bob']);
  deepEqual(reduce(chosen, { type: 'snapshot', snapshot: { ...snapshot, contacts: [contact('ann'), bob] } }).draft.audience, ['ann']);
});

test('a contact whose key has changed leaves the audience and is found by either id', () => {
  const chosen = reduce(started, { type: 'draft/audience', ids: ['ann', 'bob'], circles: [] });
  const keyChange = { contactId: 'new', name: 'bob', pairingCode: '123456', at: '2026-03-10T12:00:00Z' };
  const changed = reduce(chosen, { type: 'event', event: { name: 'contact', contact: contact('bob', { keyChange }) } });
  deepEqual(changed.draft.audience, ['ann']);
  equal(whoHas(changed.contacts, 'new')?.id, 'bob');
  equal(whoHas(changed.contacts, 'bob')?.id, 'bob');
  equal(whoHas(changed.contacts, undefined), undefined);
});

test('a snapshot leaves only confirmed people in the audience', () => {
  const chosen = reduce(started, { type: 'draft/audience', ids: ['ann', 'gone'], circles: [] });
  deepEqual(reduce(chosen, { type: 'snapshot', snapshot }).draft.audience, ['ann']);
});

test('a post of somebody waits behind the pill; the own one that is being shared does not', () => {
  const came = reduce(started, { type: 'event', event: { name: 'post', post: post('b', 2) } });
  equal(came.feed.fresh.length, 1);
  equal(came.announcement, 'New post from Ann.');
  const two = reduce(came, { type: 'event', event: { name: 'post', post: post('c', 3) } });
  equal(two.announcement, 'New post from Ann. 2 new posts are waiting.');
  const sharing = reduce(started, { type: 'draft/sharing', attempt: { key: 'k', content: '' } });
  const own = reduce(sharing, { type: 'event', event: { name: 'post', post: post('mine', 2, { own: true }) } });
  equal(own.feed.posts[0]?.id, 'mine');
});

test('a shared draft is empty, and a photo that came meanwhile stays', () => {
  let state = reduce(started, { type: 'draft/text', text: 'hello' });
  state = reduce(state, { type: 'draft/photo-added', key: 'p1', name: 'a.jpg', blobUrl: 'blob:1' });
  state = reduce(state, { type: 'draft/photo-ready', key: 'p1', view: draftPhoto('d1') });
  state = reduce(state, { type: 'draft/sharing', attempt: { key: 'k', content: '' } });
  state = reduce(state, { type: 'draft/photo-added', key: 'p2', name: 'b.jpg', blobUrl: 'blob:2' });
  const mine = post('mine', 2, { own: true, audience: [{ id: 'ann', name: 'Ann' }] });
  state = reduce(state, { type: 'draft/shared', post: mine, photoKeys: ['p1'] });
  equal(state.draft.text, '');
  equal(state.draft.attempt, undefined);
  deepEqual(state.draft.audience, []);
  deepEqual(state.draft.photos.map((p) => p.key), ['p2']);
  equal(state.feed.posts[0]?.id, 'mine');
  equal(state.announcement, 'Shared with 1 person.');
});

test('a failed share keeps everything', () => {
  let state = reduce(started, { type: 'draft/text', text: 'hello' });
  state = reduce(state, { type: 'draft/audience', ids: ['ann'], circles: [] });
  state = reduce(state, { type: 'draft/sharing', attempt: { key: 'k', content: 'c' } });
  state = reduce(state, { type: 'draft/failed', problem: 'busy' });
  equal(state.draft.text, 'hello');
  deepEqual(state.draft.audience, ['ann']);
  equal(state.draft.attempt?.key, 'k');
  equal(state.draft.sharing, false);
  equal(state.draft.problem, 'busy');
});

test('signing out forgets what was shown but not the draft', () => {
  const state = reduce(reduce(started, { type: 'draft/text', text: 'hello' }), { type: 'signed-out' });
  equal(state.session, 'out');
  equal(state.contacts.length, 0);
  equal(state.feed.posts.length, 0);
  equal(state.draft.text, 'hello');
});

test('the same notice is shown once and can be dismissed', () => {
  const notice = { type: 'event', event: { name: 'notice', message: 'Disk nearly full.' } } as const;
  const noted = reduce(reduce(started, notice), notice);
  equal(noted.notes.length, 1);
  equal(reduce(noted, { type: 'note-read', key: noted.notes[0]?.key ?? 0 }).notes.length, 0);
});

test('invites, pairings, profile and deliveries follow their events', () => {
  const invite = { id: 'i', createdAt: '', expiresAt: '', state: 'OPEN' as const };
  let state = reduce(started, { type: 'event', event: { name: 'invite', invite } });
  state = reduce(state, { type: 'event', event: { name: 'invite', invite: { ...invite, state: 'USED' } } });
  deepEqual(state.invites.map((i) => i.state), ['USED']);
  const pairing = { inviterId: 'p', startedAt: '', expiresAt: '', step: 'CONNECTING' as const, message: '' };
  state = reduce(state, { type: 'event', event: { name: 'pairing', pairing } });
  equal(state.pairings.length, 1);
  equal(reduce(state, { type: 'pairing-dismissed', inviterId: 'p' }).pairings.length, 0);
  state = reduce(state, { type: 'event', event: { name: 'profile', profile: { id: 'me', name: 'N', line: '' } } });
  equal(state.profile?.name, 'N');
  state = reduce(state, { type: 'event', event: { name: 'delivery', postId: 'a', delivery: delivery('Bo') } });
  equal(state.feed.posts[0]?.deliveries.length, 1);
});

test('a locked page shows nothing, but keeps the draft', () => {
  const written = reduce(started, { type: 'draft/text', text: 'half a sen' });
  const locked = reduce(written, { type: 'locked', passphrase: true });
  deepEqual(locked, { ...INITIAL, session: 'locked', lock: { locked: true, passphrase: true }, stream: written.stream, draft: written.draft });
  equal(reduce(locked, { type: 'snapshot', snapshot }).draft.text, 'half a sen');
});

test('a passphrase that was set or removed is told', () => {
  const lock = { locked: false, passphrase: false };
  deepEqual(reduce(started, { type: 'event', event: { name: 'lock', lock } }).lock, lock);
});

test('a post that was taken back goes from the page, and what shows it closes', () => {
  const opened = reduce(started, { type: 'open', open: { kind: 'photos', postId: 'a', index: 0 } });
  const removed = reduce(opened, { type: 'event', event: { name: 'post-removed', id: 'a' } });
  equal(removed.feed.posts.length, 0);
  equal(removed.open, undefined);
  const came = reduce(started, { type: 'event', event: { name: 'post', post: post('b', 2) } });
  const gone = reduce(came, { type: 'event', event: { name: 'post-removed', id: 'b' } });
  equal(gone.feed.fresh.length, 0);
  equal(gone.feed.posts, came.feed.posts);
});

test('an own post that was taken back is shown as what is left of it', () => {
  const left = post('a', 1, { own: true, text: '', retractedAt: '2026-03-10T13:00:00Z' });
  const changed = reduce(started, { type: 'event', event: { name: 'post-changed', post: left } });
  equal(changed.feed.posts[0]?.text, '');
  equal(reduce(changed, { type: 'retracting', postIds: ['a'] }).retracting.length, 1);
});

test('settings follow their event', () => {
  const settings = { meetThroughContacts: false, seenReceipts: true, metered: false, localNetwork: true, publicStun: true, portMapping: true };
  deepEqual(reduce(started, { type: 'event', event: { name: 'settings', settings } }).settings, settings);
});

test('what the node has for another post does not come into the one being written', () => {
  const photos = [draftPhoto('mine'), draftPhoto('other')];
  const waiting = reduce(started, { of: 'added', type: 'draft/photo-added', key: 'k', name: '', blobUrl: '' });
  const chosen = reduce(waiting, { of: 'added', type: 'draft/photo-ready', key: 'k', view: draftPhoto('other') });
  const again = reduce(chosen, { type: 'snapshot', snapshot: { ...snapshot, photos } });
  deepEqual(again.draft.photos.map((p) => p.view?.id), ['mine']);
  deepEqual(again.added.photos.map((p) => p.view?.id), ['other']);
});

test('notices are counted, and told where there are more', () => {
  const one = reduce(started, { type: 'event', event: { name: 'notices', unseen: 1 } });
  equal(one.unseenNotices, 1);
  equal(one.announcement, '1 new notice.');
  const none = reduce(one, { type: 'event', event: { name: 'notices', unseen: 0 } });
  equal(none.unseenNotices, 0);
  equal(none.noticesTold, 2);
  equal(reduce(one, { type: 'snapshot', snapshot: { ...snapshot, unseenNotices: 3 } }).unseenNotices, 3);
});
