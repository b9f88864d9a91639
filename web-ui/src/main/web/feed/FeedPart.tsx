import type { PostView } from 'kith-api';
import type { Part } from '../layout/parts.ts';
import { memo } from '../ui/memo.ts';
import { PostCard } from './PostCard.tsx';
import { useNear } from './useNear.ts';

const Card = memo(PostCard);

/** Some posts of the feed; far from the window only their height is kept. */
export const FeedPart = memo(({ part }: { part: Part<PostView> }) => {
  const { ref, near, heightPx } = useNear(part.key);
  return (
    <div class="feed-part" ref={ref} style={near ? {} : { blockSize: `${heightPx}px` }}>
      {near && part.posts.map((post, i) => <Card key={post.id} post={post} position={part.from + i + 1} />)}
    </div>
  );
}, ({ part: a }, { part: b }) => a.from === b.from && a.posts.length === b.posts.length && a.posts.every((p, i) => p === b.posts[i]));
