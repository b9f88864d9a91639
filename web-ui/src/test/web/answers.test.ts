import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { dispatch, getState } from '../../main/web/state/store.ts';
import { showContact } from '../../main/web/state/answers.ts';
import { contact } from './fixtures.ts';

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
