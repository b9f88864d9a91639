import type { ConversationView, PostView } from 'kith-api';
import { useEffect, useRef } from 'preact/hooks';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { threadOf } from '../state/threads.ts';
import { useStore } from '../state/useStore.ts';
import { readers, seenBy, seenByAll, speaker } from '../text/talk.ts';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { replyFieldId, replyFieldIsThere } from './focus.ts';

const MAX_TEXT = 5_000;

/** Where a reply is written. Who sees it is who sees the post, and cannot be chosen. */
export function ReplyComposer({ post, conversation }: { post: PostView; conversation: ConversationView }) {
  if (conversation.closedBecause !== undefined) {
    return <p class="quiet">{conversation.closedBecause}</p>;
  }
  return <Fields post={post} conversation={conversation} />;
}

function Fields({ post, conversation }: { post: PostView; conversation: ConversationView }) {
  const { text, answering } = useStore((s) => threadOf(s.threads, post.id));
  const task = useTask();
  const key = useRef(crypto.randomUUID());
  useEffect(() => replyFieldIsThere(post.id), [post.id]);
  const ready = text.trim() !== '' && [...text.trim()].length <= MAX_TEXT && !task.running;
  const send = async () => {
    await api.reply(post.id, text, answering, key.current);
    key.current = crypto.randomUUID();
    dispatch({ type: 'thread/sent', postId: post.id });
    dispatch({ type: 'announce', text: `Your reply goes to ${seenByAll(conversation)}.` });
  };
  const submit = (e: Event) => {
    e.preventDefault();
    if (ready) {
      task.run(send);
    }
  };
  const count = readers(conversation);
  return (
    <form class="reply-form" onSubmit={submit}>
      <Answered post={post} conversation={conversation} answering={answering} />
      <textarea
        id={replyFieldId(post.id)}
        class="reply-field"
        rows={1}
        dir="auto"
        aria-label={post.own ? 'Reply under your post' : `Reply to ${conversation.hostName}’s post`}
        placeholder="Write a reply"
        value={text}
        readOnly={task.running}
        onInput={(e) => dispatch({ type: 'thread/text', postId: post.id, text: e.currentTarget.value })}
        onKeyDown={(e) => e.key === 'Enter' && (e.ctrlKey || e.metaKey) && submit(e)}
      />
      <Problem text={task.problem} />
      <div class="reply-bar">
        <span class="shared-with reply-seen" title={seenByAll(conversation)}>
          <Icon name="lock" size={14} />
          <span>Seen by {seenBy(conversation)}</span>
        </span>
        <button type="submit" class="button-primary" disabled={!ready}>
          {count === undefined ? 'Reply' : `Reply to ${count}`}
        </button>
      </div>
    </form>
  );
}

/** Whose reply is answered, and a way out of it. */
function Answered({ post, conversation, answering }: { post: PostView; conversation: ConversationView; answering: string | undefined }) {
  const answered = conversation.replies.find((r) => r.id === answering);
  if (answered === undefined) {
    return null;
  }
  return (
    <p class="reply-answering">
      Answering {answered.writer.own ? 'yourself' : speaker(answered.writer)}
      <button type="button" class="button-link" onClick={() => dispatch({ type: 'thread/answering', postId: post.id, replyId: undefined })}>
        Not that one
      </button>
    </p>
  );
}
