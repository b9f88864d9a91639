import { focusComposer } from '../composer/focus.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Pebbles } from '../ui/Pebbles.tsx';

/** What somebody sees who has nobody here yet. */
export function Invitation() {
  const name = useStore((s) => s.profile?.name ?? '');
  return (
    <section class="invitation" aria-labelledby="invitation-title">
      <Pebbles size={72} />
      <h2 id="invitation-title">Hello, {name}. It starts with one person.</h2>
      <p>Nothing here is public, and nobody can find you. Ask someone you know to join you, or use the invite they gave you.</p>
      <div class="invitation-ways">
        <button type="button" class="button-primary" onClick={() => dispatch({ type: 'open', open: { kind: 'invite' } })}>
          <Icon name="invite" />
          Invite someone
        </button>
        <button type="button" class="button" onClick={() => dispatch({ type: 'open', open: { kind: 'accept' } })}>
          I have an invite
        </button>
      </div>
    </section>
  );
}

/** People are here, posts are not. */
export function EmptyFeed() {
  const pending = useStore((s) => s.contacts.find((c) => c.state === 'PENDING')?.name);
  if (pending !== undefined) {
    return (
      <section class="invitation" aria-labelledby="empty-title">
        <h2 id="empty-title">{pending} is waiting for your word</h2>
        <p>They used your invite. Compare the code with them, and the two of you can begin.</p>
        <Link href="/people" class="button-primary">
          Compare the code
        </Link>
      </section>
    );
  }
  return (
    <section class="invitation" aria-labelledby="empty-title">
      <h2 id="empty-title">Quiet so far</h2>
      <p>What your people share with you appears here, newest first. Until then, why not tell them something yourself?</p>
      <button type="button" class="button" onClick={focusComposer}>
        Write the first post
      </button>
    </section>
  );
}
