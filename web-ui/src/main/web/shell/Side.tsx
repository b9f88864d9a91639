import { canShareWith } from '../state/people.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { isOnline, linkShort } from '../text/link.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Link } from '../ui/Link.tsx';
import { useMinute } from '../ui/useNow.ts';

const SHOWN = 12;

/** On wide screens: the people, and who of them is there. */
export function Side() {
  const contacts = useStore((s) => s.contacts);
  const now = useMinute();
  const confirmed = contacts.filter(canShareWith);
  const online = confirmed.filter((c) => isOnline(c.link)).length;
  if (contacts.length === 0) {
    return null;
  }
  return (
    <aside class="side" aria-label="Your people">
      {confirmed.length > 0 && (
        <>
          <h2 class="side-title">
            Your people <span>{online === 0 ? 'nobody here now' : `${online} here now`}</span>
          </h2>
          <ul class="side-list">
            {[...confirmed]
              .sort((a, b) => Number(isOnline(b.link)) - Number(isOnline(a.link)))
              .slice(0, SHOWN)
              .map((c) => (
                <li key={c.id}>
                  <Link href={`/people/${c.id}`} class="side-person">
                    <Avatar id={c.id} name={c.name} online={isOnline(c.link)} size="s" />
                    <span class="side-name">{c.name}</span>
                    <span class="side-link">{linkShort(c, now)}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </>
      )}
      <div class="side-actions">
        <button type="button" class="button" onClick={() => dispatch({ type: 'open', open: { kind: 'invite' } })}>
          Invite someone
        </button>
        <button type="button" class="button-quiet" onClick={() => dispatch({ type: 'open', open: { kind: 'accept' } })}>
          I have an invite
        </button>
      </div>
    </aside>
  );
}
