import type { PostView, ReplyView } from 'kith-api';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { PostText } from '../feed/PostText.tsx';
import { When } from '../feed/When.tsx';
import { dispatch } from '../state/store.ts';
import { threadOf } from '../state/threads.ts';
import { useStore } from '../state/useStore.ts';
import { replyState, speaker } from '../text/talk.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu } from '../ui/Menu.tsx';
import { focusReply } from './focus.ts';

interface Props {
  post: PostView;
  reply: ReplyView;
  host: string;
}

/** One reply; what somebody muted says is covered until it is asked for. */
export function Reply(props: Props) {
  const { id } = props.reply.writer;
  const muted = useStore((s) => s.contacts.some((c) => c.id === id && c.mutedAt !== undefined));
  const [asked, setAsked] = useState(false);
  if (!muted || asked) {
    return <OpenReply {...props} />;
  }
  return (
    <p class="quiet">
      A reply of somebody you muted.{' '}
      <button type="button" class="button-link" onClick={() => setAsked(true)}>
        Show it
      </button>
    </p>
  );
}

/** A reply with what can be done with it. */
function OpenReply({ post, reply, host }: Props) {
  const state = replyState(reply, host);
  const ref = useSought(post.id, reply.id);
  const answer = () => {
    dispatch({ type: 'thread/answering', postId: post.id, replyId: reply.id });
    focusReply(post.id);
  };
  return (
    <div class="reply" data-reply={reply.id} ref={ref} tabIndex={-1}>
      <Avatar id={reply.writer.id} name={reply.writer.name} size="s" />
      <div class="reply-body">
        <p class="reply-head">
          <span class="reply-who">{speaker(reply.writer)}</span>
          <When iso={reply.at} />
          {state !== undefined && <span class="reply-state">{state}</span>}
        </p>
        <PostText text={reply.text} alone={false} />
        <button type="button" class="button-link" aria-label={`Answer ${reply.writer.name}`} onClick={answer}>
          Answer
        </button>
      </div>
      {reply.removable && <ReplyMenu post={post} reply={reply} />}
    </div>
  );
}

/** Brings a reply into view, once, where somebody asked for it. */
function useSought(postId: string, replyId: string) {
  const ref = useRef<HTMLDivElement>(null);
  const sought = useStore((s) => threadOf(s.threads, postId).sought === replyId);
  useEffect(() => {
    if (sought) {
      ref.current?.focus({ preventScroll: true });
      ref.current?.scrollIntoView({ block: 'center' });
      dispatch({ type: 'thread/sought', postId, replyId: undefined });
    }
  }, [sought]);
  return ref;
}

function ReplyMenu({ post, reply }: { post: PostView; reply: ReplyView }) {
  const remove = async () => {
    try {
      await api.removeReply(post.id, reply.id);
      dispatch({ type: 'announce', text: 'The reply is gone here, and from everybody who is online.' });
      focusReply(post.id);
    } catch (error) {
      dispatch({ type: 'note', text: wordsOf(error) });
    }
  };
  const name = reply.writer.own ? 'Take back' : 'Remove';
  return <Menu label={`Reply of ${speaker(reply.writer)}`} items={[{ name, icon: 'trash', danger: true, choose: () => void remove() }]} />;
}
