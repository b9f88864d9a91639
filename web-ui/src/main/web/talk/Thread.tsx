import type { ConversationView, PostView } from 'kith-api';
import { useEffect, useState } from 'preact/hooks';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { strands } from '../text/talk.ts';
import { Problem } from '../ui/Problem.tsx';
import { Reply } from './Reply.tsx';
import { ReplyComposer } from './ReplyComposer.tsx';

/** All replies to a post, and where one is written. */
export function Thread({ post }: { post: PostView }) {
  const { conversation, problem } = useConversation(post);
  return (
    <div class="thread" role="group" aria-label="Replies">
      <Problem text={problem} />
      {conversation !== undefined && (
        <>
          {conversation.replies.length > 0 && <Strands post={post} conversation={conversation} />}
          <ReplyComposer post={post} conversation={conversation} />
        </>
      )}
    </div>
  );
}

function Strands({ post, conversation }: { post: PostView; conversation: ConversationView }) {
  const host = post.own ? 'you' : conversation.hostName;
  return (
    <ol class="strands">
      {strands(conversation.replies).map((strand) => (
        <li key={strand.id}>
          {strand.first === undefined ? <p class="quiet">A reply that is not here.</p> : <Reply post={post} reply={strand.first} host={host} />}
          {strand.answers.length > 0 && (
            <ol class="answers">
              {strand.answers.map((answer) => (
                <li key={answer.id}>
                  <Reply post={post} reply={answer} host={host} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What is said about a post, fetched anew whenever the node tells that it changed. */
function useConversation(post: PostView) {
  const [conversation, setConversation] = useState<ConversationView>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let latest = true;
    api
      .conversation(post.id)
      .then((found) => latest && (setConversation(found), setProblem(undefined)))
      .catch((error: unknown) => latest && setProblem(wordsOf(error)));
    return () => void (latest = false);
  }, [post.id, post.talk]);
  return { conversation, problem };
}
