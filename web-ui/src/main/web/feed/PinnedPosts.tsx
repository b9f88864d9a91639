import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { PostCard } from './PostCard.tsx';

/** What the person pinned to the top of their feed. */
export function PinnedPosts() {
  const posts = useStore((s) => s.pinned.posts);
  if (posts.length === 0) {
    return null;
  }
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <h2 id="pinned-title" class="pinned-title">
        <Icon name="pin" size={16} /> Pinned
      </h2>
      <div role="feed" aria-labelledby="pinned-title" class="feed">
        {posts.map((post, i) => (
          <PostCard key={post.id} post={post} position={i + 1} />
        ))}
      </div>
    </section>
  );
}
