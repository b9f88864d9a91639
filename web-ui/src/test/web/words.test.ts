import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { choices, completed, split, unknown, withWords } from '../../main/web/recovery/words.ts';

const ALL = ['abandon', 'ability', 'able', 'about', 'act', 'action', 'actor'];

test('words are split as the node splits them', () => {
  deepEqual(split(' 1. Abandon\n2) ability,\tABLE 4:about '), ['abandon', 'ability', 'able', 'about']);
  deepEqual(split('\n 3. '), []);
});

test('words are put where they belong, as far as there is room', () => {
  deepEqual(withWords(['a', 'b', 'c'], 1, ['x']), ['a', 'x', 'c']);
  deepEqual(withWords(['a', 'b', 'c'], 1, ['x', 'y', 'z']), ['a', 'x', 'y']);
  deepEqual(withWords(['a', 'b'], 0, ['']), ['', 'b']);
});

test('a beginning offers what it may be', () => {
  deepEqual(choices('a', ALL), []);
  deepEqual(choices('ab', ALL), ['abandon', 'ability', 'able', 'about']);
  deepEqual(choices('act', ALL), []);
  deepEqual(choices('acti', ALL), ['action']);
});

test('four letters are enough, and a word that is one stays', () => {
  equal(completed('aban', ALL), 'abandon');
  equal(completed('aba', ALL), 'aba');
  equal(completed('act', ALL), 'act');
  equal(completed('acts', ALL), 'acts');
});

test('what is no word is found, unless the list is not here', () => {
  deepEqual(unknown(['able', '', 'abel'], ALL), [3]);
  deepEqual(unknown(['able', '', 'abel'], []), []);
});
