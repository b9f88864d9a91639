import type { PostView } from 'kith-api';
import { useStore } from '../state/useStore.ts';
import { listed, shortened } from '../text/names.ts';
import { Icon } from '../ui/Icon.tsx';

/** Who sees an own post: never more than these; and by which circles it was shared. */
export function SharedWith({ post }: { post: PostView }) {
  const circles = useStore((s) => s.circles);
  const names = post.audience.map((p) => p.name).sort((a, b) => a.localeCompare(b));
  const by = circles.filter((c) => post.circles.includes(c.id)).map((c) => c.name);
  const shown = names.length > 3 ? shortened(names) : listed(names);
  return (
    <span class="shared-with" title={`Only ${listed(names)}`}>
      <Icon name="lock" size={14} />
      <span>{by.length === 0 ? `Only ${shown}` : `Only ${by.join(', ')}: ${shown}`}</span>
    </span>
  );
}
