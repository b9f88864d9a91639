import type { CircleView } from 'kith-api';
import * as api from '../api/api.ts';

/** Makes a circle, or gives one this name and these people; the node tells of what changed. */
export async function saveCircle(circle: CircleView | undefined, name: string, members: readonly string[], olderPosts: boolean): Promise<void> {
  if (circle === undefined) {
    await api.createCircle(name, members);
    return;
  }
  if (name !== circle.name) {
    await api.renameCircle(circle.id, name);
  }
  const before = circle.members.map((m) => m.id);
  for (const id of before.filter((m) => !members.includes(m))) {
    await api.removeFromCircle(circle.id, id);
  }
  for (const id of members.filter((m) => !before.includes(m))) {
    await api.addToCircle(circle.id, id, olderPosts);
  }
}
