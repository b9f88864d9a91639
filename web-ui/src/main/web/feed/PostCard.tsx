import type { PostView } from 'kith-api';
import { ends, full } from '../text/time.ts';
import { Talk } from '../talk/Talk.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { DeliveryStatus } from './DeliveryStatus.tsx';
import { FoundIn } from './FoundIn.tsx';
import { PhotoGrid } from './PhotoGrid.tsx';
import { PostMenu } from './PostMenu.tsx';
import { PostText } from './PostText.tsx';
import { Retracting } from './Retracting.tsx';
import { SharedWith } from './SharedWith.tsx';
import { useSeen } from './useSeen.ts';
import { When } from './When.tsx';

/** One post. */
export function PostCard({ post, position }: { post: PostView; position: number }) {
  const authorId = `author-${post.id}`;
  const seen = useSeen(post);
  const leaving = useStore((s) => s.retracting.includes(post.id));
  return (
    <article ref={seen} class="post" id={`post-${post.id}`} tabIndex={0} aria-labelledby={authorId} aria-posinset={position} aria-setsize={-1} data-post={post.id}>
      <header class="post-head">
        <Avatar id={post.authorId} name={post.authorName} />
        <div class="post-who">
          <h2 class="post-author" id={authorId}>
            {post.own ? 'You' : post.authorName}
          </h2>
          <p class="post-meta">
            {post.unread && <span class="post-new">New</span>}
            <When iso={post.createdAt} />
            {post.editedAt !== undefined && <Edited post={post} at={post.editedAt} />}
            {post.expiresAt !== undefined && post.retractedAt === undefined && <Until at={post.expiresAt} />}
            {post.own && <SharedWith post={post} />}
          </p>
        </div>
        {!leaving && <PostMenu post={post} />}
      </header>
      <FoundIn post={post} />
      {leaving ? <Retracting postId={post.id} /> : <Body post={post} />}
      {post.own && !leaving && post.deliveries.length > 0 && <DeliveryStatus post={post} />}
      {!leaving && !post.needsNewerKith && post.retractedAt === undefined && <Talk post={post} />}
    </article>
  );
}

/** That a post was edited; opens its former texts. */
function Edited({ post, at }: { post: PostView; at: string }) {
  return (
    <button type="button" class="button-link" title={full(at)} onClick={() => dispatch({ type: 'open', open: { kind: 'revisions', postId: post.id } })}>
      edited
    </button>
  );
}

/** When every node deletes the post. */
function Until({ at }: { at: string }) {
  return <span title={`Every node deletes it: ${full(at)}`}>until {ends(at, new Date())}</span>;
}

function Body({ post }: { post: PostView }) {
  if (post.retractedAt !== undefined) {
    const ended = post.expiresAt !== undefined && Date.parse(post.expiresAt) <= Date.parse(post.retractedAt);
    const why = ended ? 'The time of this post is over.' : 'You withdrew this post.';
    return <p class="post-gone">{why} Its text and photos are deleted here, and by everybody who has said so.</p>;
  }
  if (post.needsNewerKith) {
    return <p class="post-newer">This post was made by a newer Kith. Update yours to see it; it is kept until then.</p>;
  }
  return (
    <>
      <PostText text={post.text} alone={post.photos.length === 0} />
      {post.photos.length > 0 && <PhotoGrid post={post} />}
    </>
  );
}
