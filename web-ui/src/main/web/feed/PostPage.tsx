import { useEffect } from 'preact/hooks';
import { endSearch, find } from '../state/searching.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Posts } from './Posts.tsx';

/** One post; the address may end in the id of a reply, which is brought into view. */
export function PostPage({ id }: { id: string }) {
  const found = useStore((s) => (s.search?.query.kind === 'post' && s.search.query.id === id ? s.search.found : undefined));
  const replyId = location.hash.slice(1);
  useEffect(() => {
    find({ kind: 'post', id });
    return endSearch;
  }, [id]);
  useEffect(() => {
    if (replyId !== '') {
      dispatch({ type: 'thread/sought', postId: id, replyId });
    }
  }, [id, replyId]);
  const gone = found?.loaded === true && found.posts.length === 0;
  return (
    <>
      <h1 class="unseen">Post</h1>
      <p class="post-back">
        <Link href="/" class="button-quiet">
          <Icon name="left" size={18} />
          Back to the feed
        </Link>
      </p>
      <Problem text={gone ? 'This post is not here any more.' : found?.problem} />
      <Posts posts={found?.posts ?? []} label="Post" busy={found?.loadingOlder ?? true} />
    </>
  );
}
