import { useMemo } from 'preact/hooks';
import type { PostView } from 'kith-api';
import { Composer } from '../composer/Composer.tsx';
import { useStore } from '../state/useStore.ts';
import { EmptyFeed, Invitation } from './EmptyFeed.tsx';
import { FreshPill } from './FreshPill.tsx';
import { Older } from './Older.tsx';
import { PostCard } from './PostCard.tsx';

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
      <div role="feed" aria-label="Posts" aria-busy={busy} class="feed">
        {posts.map((post, i) => (
          <PostEntry key={post.id} post={post} position={i + 1} />
        ))}
      </div>
      {posts.length === 0 && !alone && <EmptyFeed />}
      <Older />
    </>
  );
}

/** A card that is drawn again only when its post changed, however many there are. */
function PostEntry({ post, position }: { post: PostView; position: number }) {
  return useMemo(() => <PostCard post={post} position={position} />, [post, position]);
}
