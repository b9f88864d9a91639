import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { PostView } from 'kith-api';
import {
  EMPTY_FEED,
  type Feed,
  withArrived,
  withDelivery,
  withFreshShown,
  withNewest,
  withOlder,
  withOwn,
  withPhotos,
} from '../../main/web/state/feed.ts';
import { delivery, photo, post } from './fixtures.ts';

const ids = (posts: readonly PostView[]) => posts.map((p) => p.id);
const loaded: Feed = withNewest(EMPTY_FEED, { posts: [post('c', 3), post('b', 2)], older: 'after-b' });

test('the first page is the feed and keeps its cursor', () => {
  deepEqual(ids(loaded.posts), ['c', 'b']);
  equal(loaded.older, 'after-b');
  equal(loaded.loaded, true);
});

test('an older page is appended once and moves the cursor', () => {
  const more = withOlder(loaded, { posts: [post('b', 2), post('a', 1)] });
  deepEqual(ids(more.posts), ['c', 'b', 'a']);
  equal(more.older, undefined);
  equal(more.loadingOlder, false);
});

test('an arriving post waits and does not move what is shown', () => {
  const feed = withArrived(loaded, post('d', 4));
  deepEqual(ids(feed.posts), ['c', 'b']);
  deepEqual(ids(feed.fresh), ['d']);
  deepEqual(ids(withFreshShown(feed).posts), ['d', 'c', 'b']);
  equal(withFreshShown(feed).fresh.length, 0);
});

test('the same post arriving twice is one post', () => {
  equal(withArrived(withArrived(loaded, post('d', 4)), post('d', 4)).fresh.length, 1);
  equal(withArrived(loaded, post('c', 3)), loaded);
});

test('a post that belongs below what is loaded is left to its page', () => {
  equal(withArrived(loaded, post('old', 1)), loaded);
  const end = { ...loaded, older: undefined };
  deepEqual(ids(withArrived(end, post('old', 1)).fresh), ['old']);
});

test('a post that was long on its way goes to its place by time', () => {
  const late = post('late', 9, { createdAt: post('x', 2.5).createdAt });
  deepEqual(ids(withFreshShown(withArrived(loaded, late)).posts), ['c', 'late', 'b']);
});

test('the first post of an empty feed shows at once', () => {
  const empty = withNewest(EMPTY_FEED, { posts: [] });
  deepEqual(ids(withArrived(empty, post('a', 1)).posts), ['a']);
});

test('nothing arrives before the feed is loaded', () => {
  equal(withArrived(EMPTY_FEED, post('a', 1)), EMPTY_FEED);
});

test('an own post takes its place at once, also if it waited behind the pill', () => {
  const feed = withOwn(withArrived(loaded, post('own', 5)), post('own', 5));
  deepEqual(ids(feed.posts), ['own', 'c', 'b']);
  equal(feed.fresh.length, 0);
  equal(withOwn(feed, post('own', 5)), feed);
});

test('a reload updates what is shown and lets the rest wait', () => {
  const page = { posts: [post('d', 4), post('c', 3, { text: 'edited' }), post('b', 2)], older: 'after-b' };
  const feed = withNewest(loaded, page);
  deepEqual(ids(feed.posts), ['c', 'b']);
  equal(feed.posts[0]?.text, 'edited');
  deepEqual(ids(feed.fresh), ['d']);
});

test('photos and deliveries change their post only', () => {
  const feed = withArrived(loaded, post('d', 4));
  const changed = withPhotos(feed, 'd', [photo(0, 40)]);
  equal(changed.fresh[0]?.photos[0]?.display.storedBytes, 40);
  equal(changed.posts, feed.posts);
  const stored = withDelivery(loaded, 'b', delivery('Bo', { state: 'STORED' }));
  equal(stored.posts[1]?.deliveries[0]?.state, 'STORED');
  equal(withDelivery(stored, 'b', delivery('Bo', { state: 'SENT' })).posts[1]?.deliveries.length, 1);
  equal(stored.posts[0], loaded.posts[0]);
});
