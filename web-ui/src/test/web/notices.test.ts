import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { noticeHref, noticeWords } from '../../main/web/text/notices.ts';

const who = { id: 'ann', name: 'Ann', own: false };

test('a notice says what somebody did', () => {
  equal(noticeWords({ kind: 'REPLY', ownPost: true }), 'replied to your post');
  equal(noticeWords({ kind: 'REPLY', ownPost: false }), 'replied to a post that you replied to');
  equal(noticeWords({ kind: 'REACTION', ownPost: true, emoji: '🎉' }), 'reacted with 🎉 to your post');
  equal(noticeWords({ kind: 'INVITE_USED', ownPost: false }), 'used your invite');
});

test('a notice leads to the reply, the post or the person', () => {
  equal(noticeHref({ who, postId: 'p', replyId: 'r' }), '/post/p#r');
  equal(noticeHref({ who, postId: 'p' }), '/post/p');
  equal(noticeHref({ who }), '/people/ann');
});
