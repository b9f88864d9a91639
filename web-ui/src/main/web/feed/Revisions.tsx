import type { PhotoView, RevisionView } from 'kith-api';
import { useEffect, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { shownPost } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { clipsOf, countedPhotos } from '../text/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { PostText } from './PostText.tsx';
import { When } from './When.tsx';

const NO_PHOTOS: readonly PhotoView[] = [];

/** What came with a text, after all that came before it. */
function photosOf(revision: RevisionView, before: readonly RevisionView[], photos: readonly PhotoView[]): string {
  const from = before.reduce((sum, it) => sum + it.photos, 0);
  return countedPhotos(revision.photos, clipsOf(photos.slice(from, from + revision.photos)));
}

/** All texts that a post has and had, and the photos that came with each, the newest first. */
export function Revisions({ postId, onClose }: { postId: string; onClose: () => void }) {
  const editedAt = useStore((s) => shownPost(s, postId)?.editedAt);
  const [revisions, setRevisions] = useState<RevisionView[]>([]);
  const { run, problem } = useTask();
  useEffect(() => run(async () => setRevisions((await api.revisions(postId)).reverse())), [run, postId, editedAt]);
  const photos = useStore((s) => shownPost(s, postId)?.photos ?? NO_PHOTOS);
  return (
    <Dialog title="What this post said" onClose={onClose}>
      <Problem text={problem} />
      <ol class="revisions">
        {revisions.map((revision, i) => (
          <li key={`${revision.at} ${i}`} class="revision">
            <p class="quiet">
              <When iso={revision.at} />
              {i === 0 ? ' · now' : i === revisions.length - 1 ? ' · at first' : ''}
              {revision.photos > 0 && ` · ${i === revisions.length - 1 ? 'with ' : 'added '}${photosOf(revision, revisions.slice(i + 1), photos)}`}
            </p>
            <PostText text={revision.text} alone={false} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
