import type { PostView } from 'kith-api';
import { type Part, parts } from '../layout/parts.ts';
import { memo } from '../ui/memo.ts';
import { PostCard } from './PostCard.tsx';
import { useNear } from './useNear.ts';

interface Props {
  part: Part<PostView>;
}

const Card = memo(PostCard);

const isSame = ({ part: a }: Props, { part: b }: Props) =>
  a.from === b.from && a.posts.length === b.posts.length && a.posts.every((p, i) => p === b.posts[i]);

/** Some posts of the feed; far from the window only their height is kept. */
const FeedPart = memo(({ part }: Props) => {
  const { ref, near, heightPx } = useNear(part.key);
  return (
    <div class="feed-part" ref={ref} style={near ? {} : { blockSize: `${heightPx}px` }}>
      {near && part.posts.map((post, i) => <Card key={post.id} post={post} position={part.from + i + 1} />)}
    </div>
  );
}, isSame);

/** Many parts, whose places are not watched one by one either when all are far. */
export const FeedChapter = memo(({ part: chapter }: Props) => {
  const { ref, near, heightPx } = useNear(`chapter ${chapter.key}`);
  return (
    <div class="feed-part" ref={ref} style={near ? {} : { blockSize: `${heightPx}px` }}>
      {near && parts(chapter.posts, 16, chapter.from).map((part) => <FeedPart key={part.key} part={part} />)}
    </div>
  );
}, isSame);
