import { useState } from 'preact/hooks';
import type { PostView } from 'kith-api';
import * as api from '../api/api.ts';
import { PeopleChoice } from '../composer/PeopleChoice.tsx';
import { showPost } from '../state/answers.ts';
import { peopleWords } from '../state/audience.ts';
import { canShareWith } from '../state/people.ts';
import { shownPost } from '../state/search.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { clipsOf, countedPhotos, listed } from '../text/names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Gives an own post to people who did not get it so far. */
export function WidenDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const post = useStore((s) => shownPost(s, postId));
  const contacts = useStore((s) => s.contacts);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const task = useTask();
  const people = contacts.filter((c) => canShareWith(c) && !post?.deliveries.some((d) => d.contactId === c.id));
  const names = people.filter((c) => chosen.includes(c.id)).map((c) => c.name);
  const widen = async () => {
    await showPost(api.widen(postId, chosen));
    dispatch({ type: 'announce', text: `Shared with ${listed(names)}, too.` });
    onClose();
  };
  if (post === undefined || people.length === 0) {
    return (
      <Dialog title="Share with more people" onClose={onClose}>
        <p>Everybody who can be chosen has this post already, or is to get it.</p>
      </Dialog>
    );
  }
  return (
    <Dialog title="Share with more people" onClose={onClose}>
      <div class="edit">
        <PeopleChoice legend="Who else sees it?" people={people} chosen={chosen} onChoose={setChosen} />
        {names.length > 0 && (
          <p role="status">
            {listed(names)} will get {whatOf(post)}. You cannot take it back from {names.length === 1 ? 'one person' : 'them'} alone, only from everybody.
          </p>
        )}
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={task.running || names.length === 0} onClick={() => task.run(widen)}>
            {names.length === 0 ? 'Share' : `Share with ${names.length === 1 ? names[0] : peopleWords(names.length)}`}
          </button>
          <button type="button" class="button-quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function whatOf(post: PostView): string {
  const clips = clipsOf(post.photos);
  const one = clips === 1 ? 'clip' : 'photo';
  const photos = post.photos.length === 0 ? '' : ` and its ${post.photos.length === 1 ? one : countedPhotos(post.photos.length, clips)}`;
  const former = post.editedAt === undefined ? '' : ', also what it said before you edited it';
  return `this post${photos}${former}`;
}
