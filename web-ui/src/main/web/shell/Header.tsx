import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Pebbles } from '../ui/Pebbles.tsx';
import type { Route } from './routes.ts';

/** The name of the place and the ways to its pages; at the side, at the top or at the thumb, as the screen allows. */
export function Header({ route }: { route: Route }) {
  const pending = useStore((s) => s.contacts.filter((c) => c.state === 'PENDING').length);
  const unread = useStore((s) => s.unread);
  const unseen = useStore((s) => s.unseenNotices);
  return (
    <header class="header">
      <Link href="/" class="brand" aria-label="Kith, to the feed">
        <Pebbles />
        <span>Kith</span>
      </Link>
      <nav class="nav" aria-label="Pages">
        <NavLink href="/" icon="feed" text="Feed" current={route.name === 'feed' || route.name === 'post'} count={unread} what="new" />
        <NavLink href="/people" icon="people" text="People" current={route.name === 'people' || route.name === 'person'} count={pending} what="to confirm" />
        <NavLink href="/notices" icon="bell" text="Notices" current={route.name === 'notices'} count={unseen} what="new" />
        <NavLink href="/settings" icon="settings" text="Settings" current={route.name === 'settings'} />
      </nav>
      <button type="button" class="button header-invite" onClick={() => dispatch({ type: 'open', open: { kind: 'invite' } })}>
        <Icon name="invite" />
        Invite
      </button>
      <button type="button" class="header-keys" onClick={() => dispatch({ type: 'open', open: { kind: 'keys' } })}>
        <Icon name="keys" size={18} />
        Keyboard
      </button>
    </header>
  );
}

function NavLink({ href, icon, text, current, count = 0, what = '' }: { href: string; icon: IconName; text: string; current: boolean; count?: number; what?: string }) {
  return (
    <Link href={href} class="nav-link" {...(current ? { 'aria-current': 'page' } : {})}>
      <Icon name={icon} size={22} />
      <span>{text}</span>
      {count > 0 && (
        <span class="count">
          {count > 99 ? '99+' : count}
          <span class="unseen"> {what}</span>
        </span>
      )}
    </Link>
  );
}
