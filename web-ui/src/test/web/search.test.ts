import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { withPhotos } from '../../main/web/state/feed.ts';
import { reduce } from '../../main/web/state/reducer.ts';
import { shownPost } from '../../main/web/state/search.ts';
import { INITIAL, type State } from '../../main/web/state/state.ts';
import { photo, post } from './fixtures.ts';

const started = reduce(INITIAL, { type: 'search/started', query: { kind: 'words', words: 'lake' } });
const found = reduce(started, { type: 'search/found', page: { posts: [post('c', 3), post('b', 2)], older: 'after-b', complete: true } });
const ids = (state: State) => state.search?.found.posts.map((p) => p.id);

test('a search is under way until its answer is here', () => {
  equal(started.search?.found.loadingOlder, true);
  equal(found.search?.found.loadingOlder, false);
  deepEqual(ids(found), ['c', 'b']);
});

test('a further page goes below', () => {
  const more = reduce(found, { type: 'search/more', page: { posts: [post('a', 1)], complete: true } });
  deepEqual(ids(more), ['c', 'b', 'a']);
  equal(more.search?.found.older, undefined);
});

test('what was found stays in sight while other words are looked for', () => {
  const other = reduce(found, { type: 'search/started', query: { kind: 'words', words: 'lake n' } });
  deepEqual(ids(other), ['c', 'b']);
  deepEqual(ids(reduce(other, { type: 'search/found', page: { posts: [], complete: false } })), []);
});

test('a failure says what to do and keeps what is there', () => {
  const failed = reduce(reduce(found, { type: 'search/older-started' }), { type: 'search/failed', problem: 'Try again.' });
  equal(failed.search?.found.problem, 'Try again.');
  deepEqual(ids(failed), ['c', 'b']);
});

test('an answer after the end of the search changes nothing', () => {
  const ended = reduce(found, { type: 'search/ended' });
  equal(ended.search, undefined);
  equal(reduce(ended, { type: 'search/more', page: { posts: [post('a', 1)], complete: true } }).search, undefined);
});

test('locking forgets what was found', () => {
  equal(reduce(found, { type: 'locked', passphrase: true }).search, undefined);
});

test('a found post is shown and kept up to date though the feed has not loaded it', () => {
  equal(shownPost(found, 'b')?.id, 'b');
  equal(shownPost(found, 'x'), undefined);
  const changed = reduce(found, { type: 'event', event: { name: 'photos', postId: 'b', photos: [photo(5)] } });
  equal(changed.search && withPhotos(changed.search.found, 'x', []).posts[1]?.photos.length, 1);
});

test('a post is known to be found in a reply until other words are looked for', () => {
  const reply = { postId: 'c', photo: 0 };
  const page = reduce(started, { type: 'search/found', page: { posts: [post('c', 3)], older: 'after-c', foundIn: [reply] } });
  equal(page.search?.foundIn['c'], reply);
  const more = reduce(page, { type: 'search/more', page: { posts: [post('a', 1)], foundIn: [{ postId: 'a', photo: 2 }] } });
  deepEqual(Object.keys(more.search?.foundIn ?? {}), ['c', 'a']);
  const other = reduce(more, { type: 'search/found', page: { posts: [post('c', 3)], foundIn: [] } });
  equal(other.search?.foundIn['c'], undefined);
});
