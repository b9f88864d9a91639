import type { PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { retractSoon } from './retract.ts';

/** What can be done with an own post. */
export function PostMenu({ post }: { post: PostView }) {
  const items: MenuItem[] = [
    { name: 'Where it is', icon: 'people', choose: () => dispatch({ type: 'open', open: { kind: 'deliveries', postId: post.id } }) },
  ];
  if (post.retractedAt === undefined) {
    items.push({ name: 'Edit', icon: 'edit', choose: () => dispatch({ type: 'open', open: { kind: 'edit', postId: post.id } }) });
    items.push({ name: 'Share with more…', icon: 'invite', choose: () => dispatch({ type: 'open', open: { kind: 'widen', postId: post.id } }) });
    items.push({ name: 'Withdraw', icon: 'trash', danger: true, choose: () => retractSoon(post.id) });
  }
  return <Menu label="Post menu" items={items} />;
}
