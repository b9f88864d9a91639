import type { PersonView } from 'kith-api';
import { listed, shortened } from '../text/names.ts';
import { Icon } from '../ui/Icon.tsx';

/** Who sees an own post: never more than these. */
export function SharedWith({ people }: { people: readonly PersonView[] }) {
  const names = people.map((p) => p.name).sort((a, b) => a.localeCompare(b));
  return (
    <span class="shared-with" title={`Only ${listed(names)}`}>
      <Icon name="lock" size={14} />
      <span>Only {names.length > 3 ? shortened(names) : listed(names)}</span>
    </span>
  );
}
