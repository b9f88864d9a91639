import type { Query } from '../state/search.ts';
import { endSearch, find } from '../state/searching.ts';
import { useStore } from '../state/useStore.ts';
import { monthDay } from '../text/time.ts';

const ALL = 'all';

/** Chooses which posts show: everybody's, those of a person or a circle, with photos, new ones, or of this day in earlier years. */
export function FeedFilter() {
  const contacts = useStore((s) => s.contacts);
  const circles = useStore((s) => s.circles);
  const me = useStore((s) => s.profile?.id ?? '');
  const unread = useStore((s) => s.unread);
  const query = useStore((s) => s.search?.query);
  const people = contacts.filter((c) => c.state === 'CONFIRMED');
  const choose = (value: string) => (value === ALL ? endSearch() : find(queryOf(value, new Date())));
  return (
    <select class="feed-filter" aria-label="Show" value={query === undefined ? ALL : valueOf(query)} onChange={(e) => choose(e.currentTarget.value)}>
      <option value={ALL}>All posts</option>
      <option value="unread">{unread === 0 ? 'New' : `New (${unread})`}</option>
      <option value="photos">With photos</option>
      <option value="day">On this day</option>
      {circles.length > 0 && (
        <optgroup label="Circles">
          {circles.map((c) => (
            <option key={c.id} value={`circle ${c.id}`}>
              {c.name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label="People">
        <option value={`author ${me}`}>You</option>
        {people.map((c) => (
          <option key={c.id} value={`author ${c.id}`}>
            {c.name}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

function valueOf(query: Query): string {
  return query.kind === 'author' || query.kind === 'circle' ? `${query.kind} ${query.id}` : query.kind;
}

function queryOf(value: string, now: Date): Query {
  const [kind, id = ''] = value.split(' ');
  switch (kind) {
    case 'author':
    case 'circle':
      return { kind, id };
    case 'day':
      return { kind, day: monthDay(now) };
    case 'photos':
      return { kind };
    default:
      return { kind: 'unread' };
  }
}
