import type { PostView } from 'kith-api';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { dispatch } from '../state/store.ts';
import { chipName, chosenBy } from '../text/talk.ts';
import { ReactionPicker } from './ReactionPicker.tsx';

/** Chooses an emoji, or takes it back where it is the own one. */
export async function react(post: PostView, emoji: string): Promise<void> {
  const own = post.talk.reactions.find((r) => r.own)?.emoji;
  try {
    await (own === emoji ? api.takeReactionBack(post.id) : api.react(post.id, emoji));
    dispatch({ type: 'announce', text: own === emoji ? 'Your reaction is taken back.' : `You reacted with ${emoji}.` });
  } catch (error) {
    dispatch({ type: 'note', text: wordsOf(error) });
  }
}

/** Who chose which emoji, and a way to choose one. */
export function Reactions({ post }: { post: PostView }) {
  return (
    <div class="reactions" role="group" aria-label="Reactions">
      {post.talk.reactions.map((reaction) => (
        <button
          key={reaction.emoji}
          type="button"
          class="reaction"
          aria-pressed={reaction.own}
          aria-label={chipName(reaction)}
          title={chosenBy(reaction)}
          onClick={() => void react(post, reaction.emoji)}
        >
          <span class="emoji">{reaction.emoji}</span>
          <span>{reaction.people.length}</span>
        </button>
      ))}
      <ReactionPicker onChoose={(emoji) => void react(post, emoji)} />
    </div>
  );
}
