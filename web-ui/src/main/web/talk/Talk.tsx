import type { PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { threadOf } from '../state/threads.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { focusReply } from './focus.ts';
import { Reactions } from './Reactions.tsx';
import { Thread } from './Thread.tsx';

/** What is said about a post: reactions, and replies when they are opened. */
export function Talk({ post }: { post: PostView }) {
  const shown = useStore((s) => threadOf(s.threads, post.id).shown);
  const { replies } = post.talk;
  const toggle = () => {
    dispatch({ type: 'thread/shown', postId: post.id, shown: !shown });
    if (!shown && replies === 0) {
      focusReply(post.id);
    }
  };
  return (
    <>
      <div class="talk">
        <Reactions post={post} />
        <button
          type="button"
          class="talk-replies"
          aria-expanded={shown}
          onClick={toggle}
        >
          <Icon name="reply" size={18} />
          {replies === 0 ? 'Reply' : replies === 1 ? '1 reply' : `${replies} replies`}
        </button>
      </div>
      {shown && <Thread post={post} />}
    </>
  );
}
