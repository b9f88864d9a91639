import { useEffect, useRef } from 'preact/hooks';
import { FeedPage } from '../feed/FeedPage.tsx';
import { PostPage } from '../feed/PostPage.tsx';
import { IncomingCall } from '../live/IncomingCall.tsx';
import { Stages } from '../live/Stages.tsx';
import { NoticesPage } from '../notices/NoticesPage.tsx';
import { useBrowserNotices } from '../notices/browserNotices.ts';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { PersonPage } from '../people/PersonPage.tsx';
import { RecoveryReminder } from '../recovery/RecoveryReminder.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { useStore } from '../state/useStore.ts';
import { Banner } from './Banner.tsx';
import { FirstRun } from './FirstRun.tsx';
import { Header } from './Header.tsx';
import { Notes } from './Notes.tsx';
import { Opening } from './Opening.tsx';
import { OpenSheet } from './OpenSheet.tsx';
import { useRoute } from './router.ts';
import type { Route } from './routes.ts';
import { Side } from './Side.tsx';
import { SignedOut } from './SignedOut.tsx';
import { Starting } from './Starting.tsx';
import { useKeys } from './useKeys.ts';
import { Unlock } from './Unlock.tsx';
import { useTitle } from './useTitle.ts';

/** The whole page. */
export function App() {
  const session = useStore((s) => s.session);
  const opening = useStore((s) => s.lock?.passphrase === false);
  const named = useStore((s) => s.profile?.name !== undefined);
  if (session === 'out') {
    return <SignedOut />;
  }
  if (session === 'starting') {
    return <Starting />;
  }
  if (session === 'locked') {
    return opening ? <Opening /> : <Unlock />;
  }
  return named ? <Shell /> : <FirstRun />;
}

function Shell() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const path = 'id' in route ? route.id : route.name;
  useKeys(route);
  useTitle(route);
  useBrowserNotices();
  useEffect(() => {
    if (!first.current) {
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [path]);
  return (
    <div class="shell">
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header route={route} />
      <main id="main" class="main" ref={main} tabIndex={-1}>
        <Banner />
        <RecoveryReminder />
        <Screen route={route} />
      </main>
      <Side />
      <Notes />
      <Stages />
      <IncomingCall />
      <OpenSheet />
    </div>
  );
}

function Screen({ route }: { route: Route }) {
  switch (route.name) {
    case 'feed':
      return <FeedPage />;
    case 'people':
      return <PeoplePage />;
    case 'person':
      return <PersonPage id={route.id} />;
    case 'notices':
      return <NoticesPage />;
    case 'post':
      return <PostPage id={route.id} />;
    case 'settings':
      return <SettingsPage />;
  }
}
