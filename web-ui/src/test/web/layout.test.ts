import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { parts } from '../../main/web/layout/parts.ts';
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
  deepEqual(routeOf('/notices'), { name: 'notices' });
  deepEqual(routeOf('/post/abc'), { name: 'post', id: 'abc' });
  deepEqual(routeOf('/post/'), { name: 'feed' });
  deepEqual(routeOf('/elsewhere'), { name: 'feed' });
});

const id = (n: number) => ((n * 2_654_435_761) >>> 0).toString(16).padStart(64, '0');
const feed = (length: number) => Array.from({ length }, (_, n) => ({ id: id(n) }));

test('parts hold every post once, in order, under different keys', () => {
  const all = feed(1_000);
  const cut = parts(all, 16);
  deepEqual(cut.flatMap((p) => p.posts), all);
  equal(new Set(cut.map((p) => p.key)).size, cut.length);
  ok(cut.length > 30 && cut.length < 120);
  ok(cut.every((p) => all[p.from] === p.posts[0]));
  deepEqual(parts([], 16), []);
});

test('long parts are whole short ones', () => {
  const all = feed(3_000);
  const chapters = parts(all, 256);
  ok(chapters.length > 5 && chapters.length < 25);
  const within = chapters.flatMap((chapter) => parts(chapter.posts, 16, chapter.from));
  deepEqual(within, parts(all, 16));
});

test('a post that comes changes one part, older ones change the last', () => {
  const all = feed(400);
  const before = parts(all, 16);
  const inserted = parts([...all.slice(0, 200), { id: `${'0'.repeat(60)}0001` }, ...all.slice(200)], 16);
  const changed = inserted.filter((p) => !before.some((b) => b.key === p.key && b.posts.length === p.posts.length));
  equal(changed.length, 1);
  const more = parts([...all, ...feed(420).slice(400)], 16);
  deepEqual(more.slice(0, before.length - 1).map((p) => p.key), before.slice(0, -1).map((p) => p.key));
});
