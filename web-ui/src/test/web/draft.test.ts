import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  attemptFor,
  blocker,
  type Draft,
  EMPTY_DRAFT,
  MAX_PHOTOS,
  MAX_TEXT,
  moved,
  postOf,
  withNodePhotos,
} from '../../main/web/state/draft.ts';
import { reduceDraft } from '../../main/web/state/draftReducer.ts';
import { loadDraft, saveDraft, type Shelf } from '../../main/web/state/draftStore.ts';
import { draftPhoto, post } from './fixtures.ts';

const written: Draft = { ...EMPTY_DRAFT, photosKnown: true, text: 'Hello ', audience: ['ann'] };

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function withPhotos(draft: Draft, ...ids: string[]): Draft {
  return ids.reduce((d, id) => {
    const added = reduceDraft(d, { type: 'draft/photo-added', key: id, name: id, blobUrl: `blob:${id}` });
    return reduceDraft(added, { type: 'draft/photo-ready', key: id, view: draftPhoto(id) });
  }, draft);
}

test('a draft with text and an audience can be shared', () => {
  equal(blocker(written), undefined);
});

test('each thing that is missing is named', () => {
  equal(blocker({ ...written, audience: [] }), 'Choose who sees this.');
  equal(blocker({ ...written, text: '  ' }), 'Write something or add a photo first.');
  equal(blocker({ ...written, sharing: true }), 'Sharing…');
  equal(blocker({ ...written, text: 'x'.repeat(MAX_TEXT + 1) }), 'The text is 1 character too long.');
  equal(blocker({ ...written, text: 'x'.repeat(MAX_TEXT) }), undefined);
  const uploading = reduceDraft(written, { type: 'draft/photo-added', key: 'a', name: 'a', blobUrl: '' });
  equal(blocker(uploading), '1 photo still on the way to your node.');
  const failed = reduceDraft(uploading, { type: 'draft/photo-failed', key: 'a', problem: 'damaged' });
  equal(blocker(failed), 'A photo could not be added. Try it again or remove it.');
  const full = withPhotos(written, ...Array.from({ length: MAX_PHOTOS }, (_, i) => `p${i}`));
  equal(blocker(full), undefined);
  equal(blocker(withPhotos(full, 'one-more')), `A post holds ${MAX_PHOTOS} photos. Remove 1.`);
});

test('a photo alone is a post', () => {
  equal(blocker(withPhotos({ ...written, text: '' }, 'a')), undefined);
});

test('the same content keeps its key over retries, other content gets another', () => {
  let count = 0;
  const key = () => `key-${++count}`;
  const first = attemptFor(written, key);
  const tried = reduceDraft(written, { type: 'draft/sharing', attempt: first });
  equal(attemptFor(tried, key).key, 'key-1');
  equal(attemptFor({ ...tried, text: 'Hello, all' }, key).key, 'key-2');
  equal(attemptFor({ ...tried, audience: ['ann', 'bob'] }, key).key, 'key-3');
});

test('what is sent is trimmed and in order', () => {
  const draft = reduceDraft(withPhotos(written, 'a', 'b'), { type: 'draft/photo-alt', key: 'b', alt: ' a boat ' });
  const turned = reduceDraft(draft, { type: 'draft/photo-moved', from: 1, to: 0 });
  deepEqual(postOf(turned), {
    text: 'Hello',
    photos: [
      { draftId: 'b', alt: 'a boat' },
      { draftId: 'a', alt: '' },
    ],
    audience: ['ann'],
    circles: [],
    expiresAfterSeconds: undefined,
  });
});

test('a photo that the node took after a failure is like any other', () => {
  let draft = reduceDraft(written, { type: 'draft/photo-added', key: 'a', name: 'a', blobUrl: '' });
  draft = reduceDraft(draft, { type: 'draft/photo-failed', key: 'a', problem: 'busy' });
  draft = reduceDraft(draft, { type: 'draft/photo-again', key: 'a' });
  draft = reduceDraft(draft, { type: 'draft/photo-progress', key: 'a', progress: 0.5 });
  equal(draft.photos[0]?.progress, 0.5);
  draft = reduceDraft(draft, { type: 'draft/photo-ready', key: 'a', view: draftPhoto('d') });
  equal(blocker(draft), undefined);
  equal(reduceDraft(draft, { type: 'draft/photo-removed', key: 'a' }).photos.length, 0);
});

test('photos move within the list and nowhere else', () => {
  deepEqual(moved(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  deepEqual(moved(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b']);
  deepEqual(moved(['a', 'b'], 1, 2), ['a', 'b']);
  deepEqual(moved(['a', 'b'], 0, -1), ['a', 'b']);
});

test('a draft survives a reload: text, audience, order, descriptions and the key of the attempt', () => {
  const place = shelf();
  let draft = reduceDraft(withPhotos(written, 'a', 'b'), { type: 'draft/photo-alt', key: 'a', alt: 'a hill' });
  draft = reduceDraft(draft, { type: 'draft/photo-moved', from: 0, to: 1 });
  draft = reduceDraft(draft, { type: 'draft/sharing', attempt: { key: 'k', content: 'c' } });
  saveDraft(place, draft);
  const back = withNodePhotos(loadDraft(place), [draftPhoto('a'), draftPhoto('b'), draftPhoto('new')]);
  equal(back.text, 'Hello ');
  equal(back.sharing, false);
  equal(back.attempt?.key, 'k');
  deepEqual(back.audience, ['ann']);
  deepEqual(back.photos.map((p) => [p.view?.id, p.alt]), [['b', ''], ['a', 'a hill'], ['new', '']]);
});

test('how long a post is there is part of it, survives a reload and is chosen anew for the next', () => {
  const place = shelf();
  const day = reduceDraft(written, { type: 'draft/expiry', seconds: 86_400 });
  saveDraft(place, day);
  equal(postOf(loadDraft(place)).expiresAfterSeconds, 86_400);
  equal(attemptFor(reduceDraft(day, { type: 'draft/sharing', attempt: attemptFor(day, () => 'a') }), () => 'b').key, 'a');
  equal(reduceDraft(day, { type: 'draft/shared', post: post('p', 0), photoKeys: [] }).expiresAfterSeconds, undefined);
});

test('photos are not forgotten by a save before the node has answered', () => {
  const place = shelf();
  saveDraft(place, withPhotos(written, 'a'));
  const restored = reduceDraft(loadDraft(place), { type: 'draft/text', text: 'more' });
  saveDraft(place, restored);
  deepEqual(loadDraft(place).kept, [{ id: 'a', alt: '' }]);
});

test('photos that the node no longer has are dropped, those under way stay', () => {
  const uploading = reduceDraft(withPhotos(written, 'a'), { type: 'draft/photo-added', key: 'u', name: 'u', blobUrl: '' });
  deepEqual(withNodePhotos(uploading, []).photos.map((p) => p.key), ['u']);
});

test('nothing is kept of an empty draft', () => {
  const place = shelf();
  saveDraft(place, written);
  equal(place.kept.size, 1);
  saveDraft(place, { ...EMPTY_DRAFT, photosKnown: true });
  equal(place.kept.size, 0);
});

test('a damaged or foreign draft is an empty one, and a full storage is no failure', () => {
  const place = shelf();
  place.kept.set('kith-draft', '{"text":3}');
  equal(loadDraft(place), EMPTY_DRAFT);
  place.kept.set('kith-draft', 'nonsense');
  equal(loadDraft(place), EMPTY_DRAFT);
  const full: Shelf = { ...place, setItem: () => { throw new Error('quota'); } };
  saveDraft(full, written);
  ok(true);
});
