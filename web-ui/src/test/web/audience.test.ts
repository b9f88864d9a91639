import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { CircleView } from 'kith-api';
import { choiceWords, chosenPeople, membersOf, toggleCircle, togglePerson, withCirclePeople } from '../../main/web/state/audience.ts';
import { EMPTY_DRAFT } from '../../main/web/state/draft.ts';
import { reduceDraft } from '../../main/web/state/draftReducer.ts';
import { loadDraft, saveDraft } from '../../main/web/state/draftStore.ts';
import { reduceEvent } from '../../main/web/state/eventReducer.ts';
import { INITIAL } from '../../main/web/state/state.ts';
import { contact } from './fixtures.ts';

function circle(id: string, ...members: string[]): CircleView {
  return { id, name: `The ${id}`, members: members.map((m) => ({ id: m, name: m })), posts: 0 };
}

const contacts = [contact('ann'), contact('bob'), contact('cy', { blockedAt: '2026-03-10T12:00:00Z' }), contact('dee')];
const all = { contacts, circles: [circle('kin', 'ann', 'bob', 'cy'), circle('choir', 'bob', 'dee')] };
const nobody = { audience: [], circles: [] };

test('of a circle those are chosen who can be', () => {
  deepEqual(membersOf(circle('kin', 'cy', 'bob', 'ann', 'gone'), contacts), ['ann', 'bob']);
});

test('a circle is the people in it, as they are now', () => {
  const choice = toggleCircle(nobody, 'kin');
  deepEqual(chosenPeople(choice, all), ['ann', 'bob']);
  deepEqual(chosenPeople(choice, { contacts, circles: [circle('kin', 'dee')] }), ['dee']);
  deepEqual(chosenPeople(choice, { contacts, circles: [] }), []);
  deepEqual(chosenPeople(toggleCircle(choice, 'kin'), all), []);
  deepEqual(withCirclePeople({ ...EMPTY_DRAFT, ...choice }, all).audience, ['ann', 'bob']);
});

test('nobody is chosen twice', () => {
  const choice = toggleCircle(toggleCircle({ audience: ['bob'], circles: [] }, 'kin'), 'choir');
  deepEqual(chosenPeople(choice, all), ['ann', 'bob', 'dee']);
});

test('without one of its people a circle is not chosen, the others are', () => {
  const both = toggleCircle(toggleCircle(nobody, 'kin'), 'choir');
  const choice = togglePerson(both, 'ann', all);
  deepEqual(choice.circles, ['choir']);
  deepEqual(chosenPeople(choice, all), ['bob', 'dee']);
  deepEqual(chosenPeople(togglePerson(both, 'bob', all), all), ['ann', 'dee']);
  deepEqual(togglePerson(both, 'bob', all).circles, []);
  deepEqual(togglePerson(nobody, 'dee', all), { audience: ['dee'], circles: [] });
});

test('a choice in words', () => {
  equal(choiceWords({ audience: ['ann', 'bob'], circles: [] }, all), 'ann, bob');
  equal(choiceWords({ audience: [], circles: ['kin'] }, all), 'The kin: ann, bob');
  equal(choiceWords({ audience: ['ann', 'dee'], circles: ['kin'] }, all), 'The kin and 1 more: ann, bob +1');
  equal(choiceWords({ audience: [], circles: ['kin', 'choir'] }, all), 'The kin, The choir: ann, bob +1');
});

test('a circle that is gone is not chosen, and the choice survives a reload', () => {
  const kept = new Map<string, string>();
  const shelf = { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v), removeItem: (k: string) => void kept.delete(k) };
  const draft = reduceDraft(EMPTY_DRAFT, { type: 'draft/audience', ids: [], circles: ['kin', 'choir'] });
  saveDraft(shelf, draft);
  deepEqual(loadDraft(shelf).circles, ['kin', 'choir']);
  kept.set('kith-draft', JSON.stringify({ text: 'of an earlier version', photos: [], audience: [] }));
  deepEqual(loadDraft(shelf).circles, []);
  const state = reduceEvent({ ...INITIAL, draft }, { name: 'circles', circles: [circle('choir', 'bob')] });
  deepEqual(state.draft.circles, ['choir']);
  equal(state.circles.length, 1);
});
