import { useState } from 'preact/hooks';
import type { ContactView } from 'kith-api';
import { canShareWith } from '../state/people.ts';
import { Avatar } from '../ui/Avatar.tsx';

const FILTER_FROM = 9;

interface Props {
  contacts: readonly ContactView[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  onDone: () => void;
}

/** Everybody who can be chosen. */
export function AudienceList({ contacts, chosen, onChoose, onDone }: Props) {
  const [filter, setFilter] = useState('');
  const people = contacts.filter(canShareWith);
  const shown = people.filter((c) => c.name.toLowerCase().includes(filter.trim().toLowerCase()));
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id]);
  const escape = (e: KeyboardEvent) => {
    if (e.key === 'Escape') {
      e.stopPropagation();
      onDone();
    }
  };
  return (
    <fieldset id="audience-list" class="audience-list" onKeyDown={escape}>
      <legend>Who sees this?</legend>
      {people.length === 0 && <p class="quiet">Nobody can be chosen yet: people appear here once the two of you have confirmed each other.</p>}
      {people.length >= FILTER_FROM && (
        <input type="search" aria-label="Find a person" placeholder="Find a person" value={filter} onInput={(e) => setFilter(e.currentTarget.value)} />
      )}
      <div class="audience-people">
        {shown.map((c) => (
          <label key={c.id} class="audience-person">
            <input type="checkbox" checked={chosen.includes(c.id)} onChange={() => toggle(c.id)} />
            <Avatar id={c.id} name={c.name} size="s" />
            <span>{c.name}</span>
          </label>
        ))}
      </div>
      <div class="audience-foot">
        {people.length > 1 && (
          <button type="button" class="button-text" onClick={() => onChoose(chosen.length === people.length ? [] : people.map((c) => c.id))}>
            {chosen.length === people.length ? 'Choose nobody' : `Choose all ${people.length}`}
          </button>
        )}
        <button type="button" class="button" onClick={onDone}>
          Done
        </button>
      </div>
    </fieldset>
  );
}
