import { useStore } from '../state/useStore.ts';
import { pictureUrl } from '../state/people.ts';
import { hue, initial } from '../text/names.ts';

/** A person's picture, or their first letter on a pebble of their own colour; with a mark while they are reached. */
export function Avatar({ id, name, online = false, size = 'm' }: { id: string; name: string; online?: boolean; size?: 's' | 'm' | 'l' }) {
  const picture = useStore((s) => pictureUrl(s, id));
  return (
    <span class={`avatar avatar-${size}`} aria-hidden="true" style={{ '--hue': hue(id) }}>
      {picture === undefined ? <span class="avatar-letter">{initial(name)}</span> : <img class="avatar-picture" src={picture} alt="" width={64} height={64} />}
      {online && <span class="avatar-online" />}
    </span>
  );
}
