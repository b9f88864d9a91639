import type { ContactView } from 'kith-api';
import { find } from '../state/searching.ts';
import { full } from '../text/time.ts';
import { navigate } from '../shell/router.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { muteContact, unmuteContact } from './confirm.ts';

/** A person's posts, and whether they are in the feed. */
export function Muted({ contact }: { contact: ContactView }) {
  const task = useTask();
  const { id, name, mutedAt } = contact;
  const show = () => {
    find({ kind: 'author', id });
    navigate('/');
  };
  return (
    <section class="card" aria-labelledby="mute-title">
      <h2 id="mute-title">{mutedAt === undefined ? `Posts of ${name}` : `${name} is muted`}</h2>
      <p class="quiet">
        {mutedAt === undefined
          ? `Mute ${name}, and what they share stays out of your feed. It comes as before, and they are not told.`
          : `Since ${full(mutedAt)}, what ${name} shares is not in your feed. It is all here.`}
      </p>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button" onClick={show}>
          Show their posts
        </button>
        <button type="button" class="button" disabled={task.running} onClick={() => task.run(() => (mutedAt === undefined ? muteContact(id) : unmuteContact(id)))}>
          {mutedAt === undefined ? 'Mute' : 'Unmute'}
        </button>
      </div>
    </section>
  );
}

/** Beside the name of somebody who is muted. */
export function MutedMark() {
  return <span class="blocked">Muted</span>;
}
