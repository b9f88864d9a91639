import { Composer } from '../composer/Composer.tsx';
import { loadOlder } from '../state/live.ts';
import { useStore } from '../state/useStore.ts';
import { LiveRow } from '../live/LiveRow.tsx';
import { EmptyFeed, Invitation } from './EmptyFeed.tsx';
import { FoundPosts } from './FoundPosts.tsx';
import { FreshPill } from './FreshPill.tsx';
import { Older } from './Older.tsx';
import { PinnedPosts } from './PinnedPosts.tsx';
import { Posts } from './Posts.tsx';
import { SearchBox } from './SearchBox.tsx';

/** The posts, newest first, and where a new one is written; or what a search found. */
export function FeedPage() {
  const search = useStore((s) => s.search);
  const some = useStore((s) => s.feed.posts.length > 0);
  return (
    <>
      <h1 class="unseen">Feed</h1>
      {some && <SearchBox />}
      {search === undefined ? <Newest /> : <FoundPosts search={search} />}
    </>
  );
}

function Newest() {
  const feed = useStore((s) => s.feed);
  const alone = useStore((s) => s.contacts.length === 0);
  const empty = feed.posts.length === 0;
  return (
    <>
      <LiveRow />
      {alone ? <Invitation /> : <Composer />}
      <FreshPill />
      <PinnedPosts />
      <Posts posts={feed.posts.filter((p) => p.pinnedAt === undefined)} label="Posts" busy={feed.loadingOlder} />
      {empty && !alone && <EmptyFeed />}
      <Older feed={feed} onMore={() => void loadOlder()} end="This is where it began." />
    </>
  );
}
