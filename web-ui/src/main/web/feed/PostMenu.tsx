import type { PostView } from 'kith-api';
import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { startAdding } from '../composer/adding.ts';
import { type Open } from '../state/state.ts';
import { showPost } from '../state/answers.ts';
import { dispatch } from '../state/store.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { retractSoon } from './retract.ts';

/** What can be done with a post. */
export function PostMenu({ post }: { post: PostView }) {
  return <Menu label="Post menu" items={[...(post.own ? ofOwn(post) : []), pinning(post)].sort((a, b) => Number(a.danger ?? false) - Number(b.danger ?? false))} />;
}

function ofOwn(post: PostView): MenuItem[] {
  const opening = (name: string, icon: MenuItem['icon'], open: Open): MenuItem => ({ name, icon, choose: () => dispatch({ type: 'open', open }) });
  const where = opening('Where it is', 'people', { kind: 'deliveries', postId: post.id });
  if (post.retractedAt !== undefined) {
    return [where];
  }
  return [
    where,
    opening('Edit', 'edit', { kind: 'edit', postId: post.id }),
    { name: 'Add photos…', icon: 'photo', choose: () => startAdding(post.id) },
    opening('Share with more…', 'invite', { kind: 'widen', postId: post.id }),
    { name: 'Withdraw', icon: 'trash', danger: true, choose: () => retractSoon(post.id) },
  ];
}

function pinning(post: PostView): MenuItem {
  const pinned = post.pinnedAt !== undefined;
  const choose = () => void change(pinned ? api.unpinPost(post.id) : api.pinPost(post.id));
  return { name: pinned ? 'Unpin' : 'Pin to the top', icon: 'pin', choose };
}

async function change(asked: Promise<PostView>): Promise<void> {
  try {
    await showPost(asked);
  } catch (error) {
    dispatch({ type: 'note', text: wordsOf(error) });
  }
}
