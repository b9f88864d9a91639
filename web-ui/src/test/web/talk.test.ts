import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { ReplyView, SpeakerView } from 'kith-api';
import { reduce } from '../../main/web/state/reducer.ts';
import { INITIAL } from '../../main/web/state/state.ts';
import { threadOf } from '../../main/web/state/threads.ts';
import { chipName, oneEmoji, readers, replyState, seenBy, seenByAll, speaker, strands } from '../../main/web/text/talk.ts';
import { post } from './fixtures.ts';

const ann: SpeakerView = { id: 'ann', name: 'Ann', own: false };
const cy: SpeakerView = { id: 'cy', name: 'Cy', contactOf: 'Ann', own: false };
const me: SpeakerView = { id: 'me', name: 'Noor', own: true };

function reply(id: string, change: Partial<ReplyView> = {}): ReplyView {
  return { id, writer: ann, text: id, at: '2026-03-10T12:00:00Z', state: 'PASSED_ON', onDisks: 0, passedTo: 0, removable: false, ...change };
}

test('whom only the author knows is shown as theirs', () => {
  equal(speaker(ann), 'Ann');
  equal(speaker(cy), 'Cy (Ann’s contact)');
  equal(speaker(me), 'You');
  equal(chipName({ emoji: '👍', people: [cy, me], own: true }), '👍: Cy (Ann’s contact) and You');
});

test('who sees a reply is told by name and number', () => {
  const bo = { ...ann, id: 'bo', name: 'Bo' };
  equal(seenBy({ seenBy: [ann], others: 0 }), 'Ann');
  equal(seenBy({ seenBy: [ann], others: 3 }), 'Ann +3');
  equal(seenBy({ seenBy: [ann, bo, cy], others: 2 }), 'Ann, Bo +3');
  equal(seenBy({ seenBy: [ann] }), 'Ann and whoever else it was shared with');
  equal(seenByAll({ seenBy: [ann, cy], others: 1 }), 'Ann, Cy (Ann’s contact) and 1 other whom you do not know of');
  equal(readers({ seenBy: [ann, bo], others: 3 }), 5);
  equal(readers({ seenBy: [ann] }), undefined);
});

test('answers stand under their reply, also where that is gone', () => {
  const threads = strands([reply('a'), reply('b', { parent: 'gone' }), reply('c', { parent: 'a' }), reply('d')]);
  deepEqual(
    threads.map((t) => [t.first?.id, t.answers.map((r) => r.id)]),
    [
      ['a', ['c']],
      [undefined, ['b']],
      ['d', []],
    ],
  );
});

test('a reply says how far it is while that is not all the way', () => {
  equal(replyState(reply('a', { state: 'WAITING' }), 'Ann'), 'waits for Ann');
  equal(replyState(reply('a', { state: 'WITH_AUTHOR' }), 'Ann'), 'with Ann, not passed on yet');
  equal(replyState(reply('a', { onDisks: 1, passedTo: 2 }), 'you'), 'on 1 of 2 disks');
  equal(replyState(reply('a', { onDisks: 2, passedTo: 2 }), 'you'), undefined);
});

test('one emoji is taken, and nothing else', () => {
  equal(oneEmoji(' 👩‍👩‍👧‍👦 '), '👩‍👩‍👧‍👦');
  equal(oneEmoji('🇩🇪'), '🇩🇪');
  equal(oneEmoji('a'), undefined);
  equal(oneEmoji('👍👍'), undefined);
  equal(oneEmoji(''), undefined);
});

test('what is written under a post stays while its replies are closed, and goes when it is sent', () => {
  const postId = 'p';
  let state = reduce(INITIAL, { type: 'thread/answering', postId, replyId: 'r' });
  state = reduce(state, { type: 'thread/text', postId, text: 'Half a thought' });
  state = reduce(state, { type: 'thread/shown', postId, shown: false });
  deepEqual(threadOf(state.threads, postId), { shown: false, text: 'Half a thought', answering: 'r', sought: undefined });
  state = reduce(state, { type: 'thread/sent', postId });
  deepEqual(threadOf(state.threads, postId), { shown: false, text: '', answering: undefined, sought: undefined });
  equal(threadOf(state.threads, 'another').shown, false);
});

test('the node tells what is said', () => {
  const before = { ...INITIAL, feed: { ...INITIAL.feed, posts: [post('a', 1)] } };
  const talk = { replies: 2, reactions: [{ emoji: '👍', people: [ann], own: false }] };
  const after = reduce(before, { type: 'event', event: { name: 'conversation', postId: 'a', talk } });
  deepEqual(after.feed.posts[0]?.talk, talk);
});
