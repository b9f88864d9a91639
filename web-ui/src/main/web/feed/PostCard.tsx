import type { PostView } from 'kith-api';
import { Avatar } from '../ui/Avatar.tsx';
import { DeliveryStatus } from './DeliveryStatus.tsx';
import { PhotoGrid } from './PhotoGrid.tsx';
import { PostText } from './PostText.tsx';
import { SharedWith } from './SharedWith.tsx';
import { When } from './When.tsx';

/** One post. */
export function PostCard({ post, position }: { post: PostView; position: number }) {
  const authorId = `author-${post.id}`;
  return (
    <article class="post" id={`post-${post.id}`} tabIndex={0} aria-labelledby={authorId} aria-posinset={position} aria-setsize={-1} data-post={post.id}>
      <header class="post-head">
        <Avatar id={post.authorId} name={post.authorName} />
        <div>
          <h2 class="post-author" id={authorId}>
            {post.own ? 'You' : post.authorName}
          </h2>
          <p class="post-meta">
            <When iso={post.createdAt} />
            {post.own && <SharedWith people={post.audience} />}
          </p>
        </div>
      </header>
      {post.needsNewerKith ? (
        <p class="post-newer">This post was made by a newer Kith. Update yours to see it; it is kept until then.</p>
      ) : (
        <PostText text={post.text} alone={post.photos.length === 0} />
      )}
      {post.photos.length > 0 && <PhotoGrid post={post} />}
      {post.own && post.deliveries.length > 0 && <DeliveryStatus post={post} />}
    </article>
  );
}
