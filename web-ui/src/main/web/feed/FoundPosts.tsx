import type { Search } from '../state/search.ts';
import { searchOlder } from '../state/searching.ts';
import { useStore } from '../state/useStore.ts';
import { foundWords } from '../text/found.ts';
import { Older } from './Older.tsx';
import { Posts } from './Posts.tsx';
import { ReadAll } from './ReadAll.tsx';

/** What was looked for, newest first. */
export function FoundPosts({ search }: { search: Search }) {
  const { found, complete, query } = search;
  const circles = useStore((s) => s.circles);
  const contacts = useStore((s) => s.contacts);
  return (
    <section aria-label="Found posts">
      <p class="quiet found-count" role="status">
        {found.loaded && foundWords(search, { circles, contacts })}
      </p>
      {query.kind === 'unread' && found.posts.some((p) => p.unread) && <ReadAll />}
      {!complete && <p class="quiet found-count">Older posts are still being read since Kith was started. Search again in a moment.</p>}
      <Posts posts={found.posts} label="Found posts" busy={found.loadingOlder} />
      <Older feed={found} onMore={() => void searchOlder()} />
    </section>
  );
}
