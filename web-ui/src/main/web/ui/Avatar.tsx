import { hue, initial } from '../text/names.ts';

/** The first letter of a person on a pebble of their own colour; with a mark while they are reached. */
export function Avatar({ id, name, online = false, size = 'm' }: { id: string; name: string; online?: boolean; size?: 's' | 'm' | 'l' }) {
  return (
    <span class={`avatar avatar-${size}`} aria-hidden="true" style={{ '--hue': hue(id) }}>
      <span class="avatar-letter">{initial(name)}</span>
      {online && <span class="avatar-online" />}
    </span>
  );
}
