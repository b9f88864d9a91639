import { addPhotos, stopAdding } from '../composer/adding.ts';
import { DraftPhotos } from '../composer/DraftPhotos.tsx';
import { PhotoButtons } from '../composer/PhotoButtons.tsx';
import { useFiles, useLeaveWarning } from '../composer/useFiles.ts';
import { addingBlocker, isClip } from '../state/draft.ts';
import { shownPost } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { clipsOf, countedPhotos, listed } from '../text/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';

const TITLE = 'Add photos';

/** Adds photos to an own post; who sees it cannot be changed here. */
export function AddPhotosDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const post = useStore((s) => shownPost(s, postId));
  const added = useStore((s) => s.added);
  const files = useFiles('added');
  useLeaveWarning('added');
  if (post === undefined || post.retractedAt !== undefined) {
    return (
      <Dialog title={TITLE} onClose={onClose}>
        <p>This post was withdrawn.</p>
      </Dialog>
    );
  }
  const count = added.photos.length;
  const reason = addingBlocker(added, post.photos.length);
  const cancel = () => {
    stopAdding();
    onClose();
  };
  return (
    <Dialog title={TITLE} onClose={onClose}>
      <div class={files.over ? 'edit composer-drop' : 'edit'} {...files.handlers}>
        <p class="quiet">
          Only {listed(post.audience.map((p) => p.name))} will see them, as the post
          {post.photos.length > 0 && `, after its ${countedPhotos(post.photos.length, clipsOf(post.photos))}`}.
        </p>
        <DraftPhotos of="added" label="Photos to add" />
        <div class="adding-choose">
          <span>Drop photos or clips here, or choose them:</span>
          <PhotoButtons of="added" />
        </div>
        <Problem text={added.problem} />
        <div class="card-actions">
          <button type="button" class="button-primary" aria-disabled={reason !== undefined} aria-describedby="adding-reason" onClick={() => void addPhotos(postId)}>
            {count === 0 ? 'Add' : `Add ${countedPhotos(count, added.photos.filter(isClip).length)}`}
          </button>
          <button type="button" class="button-quiet" onClick={cancel}>
            Cancel
          </button>
        </div>
        <p id="adding-reason" class={count === 0 ? 'unseen' : 'quiet'} role="status">
          {reason ?? ''}
        </p>
      </div>
    </Dialog>
  );
}
