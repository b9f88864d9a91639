import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftAction } from '../../main/web/state/actions.ts';
import { addingBlocker, EMPTY_DRAFT } from '../../main/web/state/draft.ts';
import { reduce } from '../../main/web/state/reducer.ts';
import { INITIAL, type State } from '../../main/web/state/state.ts';
import { draftPhoto } from './fixtures.ts';

const of = 'added';

function after(state: State, ...actions: DraftAction[]): State {
  return actions.reduce(reduce, state);
}

const chosen = after(
  reduce(INITIAL, { type: 'adding', postId: 'a' }),
  { of, type: 'draft/photo-added', key: 'k', name: 'k', blobUrl: 'blob:k' },
  { of, type: 'draft/photo-ready', key: 'k', view: draftPhoto('d') },
);

test('photos for an own post are apart from the post being written', () => {
  deepEqual(chosen.open, { kind: 'add-photos', postId: 'a' });
  equal(chosen.addedTo, 'a');
  deepEqual(chosen.added.photos.map((p) => p.view?.id), ['d']);
  equal(chosen.draft.photos.length, 0);
  const both = after(chosen, { type: 'draft/photo-added', key: 'n', name: 'n', blobUrl: '' });
  deepEqual(both.draft.photos.map((p) => p.key), ['n']);
  equal(both.added.photos.length, 1);
});

test('each thing that is missing is named', () => {
  equal(addingBlocker(EMPTY_DRAFT, 0), 'Choose photos first.');
  equal(addingBlocker(chosen.added, 99), undefined);
  equal(addingBlocker(chosen.added, 100), 'A post holds 100 photos. Remove 1.');
  const uploading = after(chosen, { of, type: 'draft/photo-added', key: 'l', name: 'l', blobUrl: '' });
  equal(addingBlocker(uploading.added, 0), '1 photo still on the way to your node.');
  const failed = after(uploading, { of, type: 'draft/photo-failed', key: 'l', problem: 'damaged' });
  equal(addingBlocker(failed.added, 0), 'A photo could not be added. Try it again or remove it.');
  const adding = after(chosen, { of, type: 'draft/sharing', attempt: { key: '1', content: '' } });
  equal(addingBlocker(adding.added, 0), 'Adding…');
});

test('they outlast the lock and are gone once they are added', () => {
  const locked = reduce(chosen, { type: 'locked', passphrase: true });
  equal(locked.added.photos.length, 1);
  equal(locked.addedTo, 'a');
  equal(after(locked, { of, type: 'draft/emptied' }).added.photos.length, 0);
});
