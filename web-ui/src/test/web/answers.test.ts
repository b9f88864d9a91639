import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { dispatch, getState } from '../../main/web/state/store.ts';
import { showContact, showPost } from '../../main/web/state/answers.ts';
import { contact, delivery, post } from './fixtures.ts';

const name = () => getState().contacts.find((c) => c.id === 'bob')?.name;

test('an answer is shown', async () => {
  await showContact(Promise.resolve(contact('bob', { name: 'Bob' })));
  equal(name(), 'Bob');
});

test('an answer that an event has overtaken is not', async () => {
  const asked = showContact(Promise.resolve(contact('bob', { name: 'older' })));
  dispatch({ type: 'event', event: { name: 'contact', contact: contact('bob', { name: 'newer' }) } });
  await asked;
  equal(name(), 'newer');
});

test('an event about somebody else holds no answer back', async () => {
  const asked = showContact(Promise.resolve(contact('bob', { name: 'answered' })));
  dispatch({ type: 'event', event: { name: 'contact', contact: contact('cy') } });
  await asked;
  equal(name(), 'answered');
});

test('what is known of where a post is does not go back to what an action answers', async () => {
  const known = (state: 'QUEUED' | 'STORED') => post('shared', 0, { own: true, deliveries: [delivery('Bob', { state })] });
  dispatch({ type: 'feed/older', page: { posts: [known('QUEUED')] } });
  const asked = showPost(Promise.resolve(known('QUEUED')));
  dispatch({ type: 'event', event: { name: 'delivery', postId: 'shared', delivery: delivery('Bob', { state: 'STORED' }) } });
  await asked;
  equal(getState().feed.posts[0]?.deliveries[0]?.state, 'STORED');
});
