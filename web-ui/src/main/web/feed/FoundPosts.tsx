import type { Search } from '../state/search.ts';
import { searchOlder } from '../state/searching.ts';
import { counted } from '../text/names.ts';
import { Older } from './Older.tsx';
import { Posts } from './Posts.tsx';

/** What a search found, newest first. */
export function FoundPosts({ search }: { search: Search }) {
  const { found, complete, words } = search;
  const count = found.posts.length;
  return (
    <section aria-label="Found posts">
      <p class="quiet found-count" role="status">
        {found.loaded && (count === 0 ? `No post here has all of “${words.trim()}”.` : `${counted(count, 'post')}${found.older === undefined ? '' : ' and more'}`)}
      </p>
      {!complete && <p class="quiet found-count">Older posts are still being read since Kith was started. Search again in a moment.</p>}
      <Posts posts={found.posts} label="Found posts" busy={found.loadingOlder} />
      <Older feed={found} onMore={() => void searchOlder()} />
    </section>
  );
}
