import type { PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { speaker } from '../text/talk.ts';
import { Icon } from '../ui/Icon.tsx';

/** Where the words that were looked for are, if not in the post itself; leads there. */
export function FoundIn({ post }: { post: PostView }) {
  const found = useStore((s) => s.search?.foundIn[post.id]);
  const writer = found?.reply?.writer.id;
  const muted = useStore((s) => s.contacts.some((c) => c.id === writer && c.mutedAt !== undefined));
  if (found?.reply !== undefined) {
    const { id, text, writer } = found.reply;
    const where = writer.own ? 'In a reply of yours' : `In a reply of ${speaker(writer)}`;
    return <Place where={where} words={muted ? '' : text} onOpen={() => dispatch({ type: 'thread/sought', postId: post.id, replyId: id })} />;
  }
  const photo = post.photos.find((p) => p.index === found?.photo);
  if (photo === undefined) {
    return null;
  }
  return <Place where="In the description of a photo" words={photo.alt} onOpen={() => dispatch({ type: 'open', open: { kind: 'photos', postId: post.id, index: photo.index } })} />;
}

function Place({ where, words, onOpen }: { where: string; words: string; onOpen: () => void }) {
  return (
    <p class="found-in">
      <Icon name="search" size={16} />
      <button type="button" class="button-link" onClick={onOpen}>
        {where}
      </button>
      {words !== '' && <q class="found-in-words">{words}</q>}
    </p>
  );
}
