import { Composer } from '../composer/Composer.tsx';
import { parts } from '../layout/parts.ts';
import { useStore } from '../state/useStore.ts';
import { EmptyFeed, Invitation } from './EmptyFeed.tsx';
import { FeedPart } from './FeedPart.tsx';
import { FreshPill } from './FreshPill.tsx';
import { Older } from './Older.tsx';

/** The posts, newest first, and where a new one is written. */
export function FeedPage() {
  const posts = useStore((s) => s.feed.posts);
  const alone = useStore((s) => s.contacts.length === 0);
  const busy = useStore((s) => s.feed.loadingOlder);
  return (
    <>
      <h1 class="unseen">Feed</h1>
      {alone ? <Invitation /> : <Composer />}
      <FreshPill />
      {posts.length > 0 && (
        <div role="feed" aria-label="Posts" aria-busy={busy} class="feed">
          {parts(posts).map((part) => (
            <FeedPart key={part.key} part={part} />
          ))}
        </div>
      )}
      {posts.length === 0 && !alone && <EmptyFeed />}
      <Older />
    </>
  );
}
