import type { PostView } from 'kith-api';
import { parts } from '../layout/parts.ts';
import { FeedChapter } from './FeedPart.tsx';

/** Posts, one below the other. */
export function Posts({ posts, label, busy }: { posts: readonly PostView[]; label: string; busy: boolean }) {
  if (posts.length === 0) {
    return null;
  }
  return (
    <div role="feed" aria-label={label} aria-busy={busy} class="feed">
      {parts(posts, 256).map((chapter) => (
        <FeedChapter key={chapter.key} part={chapter} />
      ))}
    </div>
  );
}
