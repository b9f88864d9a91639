import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { rows } from '../../main/web/layout/rows.ts';
import { routeOf } from '../../main/web/shell/routes.ts';

const WIDE = 1.5;
const TALL = 2 / 3;

test('few photos share a row', () => {
  deepEqual(rows([]), []);
  deepEqual(rows([WIDE]), [1]);
  deepEqual(rows([WIDE, WIDE]), [2]);
  deepEqual(rows([TALL, TALL, TALL]), [3]);
});

test('rows are balanced, so that no photo ends up alone and huge', () => {
  deepEqual(rows([WIDE, WIDE, WIDE, WIDE]), [2, 2]);
  deepEqual(rows([WIDE, WIDE, WIDE, TALL, TALL]), [2, 3]);
});

test('every photo has a place, and no row is empty', () => {
  for (let n = 1; n <= 100; n++) {
    const ratios = Array.from({ length: n }, (_, i) => [WIDE, TALL, 1, 3, 0.5][i % 5] ?? 1);
    const lengths = rows(ratios);
    equal(lengths.reduce((a, b) => a + b, 0), n);
    ok(lengths.every((l) => l > 0));
  }
});

test('addresses lead to their pages', () => {
  deepEqual(routeOf('/'), { name: 'feed' });
  deepEqual(routeOf('/people'), { name: 'people' });
  deepEqual(routeOf('/people/'), { name: 'people' });
  deepEqual(routeOf('/people/abc'), { name: 'person', id: 'abc' });
  deepEqual(routeOf('/settings'), { name: 'settings' });
  deepEqual(routeOf('/elsewhere'), { name: 'feed' });
});
