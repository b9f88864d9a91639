import { useState } from 'preact/hooks';
import { type Choice, chosenPeople, type People, togglePerson } from '../state/audience.ts';
import { canShareWith } from '../state/people.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { CircleChoice } from './CircleChoice.tsx';

const FILTER_FROM = 9;

interface Props {
  choice: Choice;
  all: People;
  onChoose: (choice: Choice) => void;
  onDone: () => void;
}

/** Everybody who can be chosen, circles first. */
export function AudienceList({ choice, all, onChoose, onDone }: Props) {
  const [filter, setFilter] = useState('');
  const people = all.contacts.filter(canShareWith);
  const chosen = chosenPeople(choice, all);
  const shown = people.filter((c) => c.name.toLowerCase().includes(filter.trim().toLowerCase()));
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
      {all.circles.length > 0 && <CircleChoice choice={choice} all={all} onChoose={onChoose} />}
      {people.length >= FILTER_FROM && (
        <input type="search" aria-label="Find a person" placeholder="Find a person" value={filter} onInput={(e) => setFilter(e.currentTarget.value)} />
      )}
      <div class="audience-people">
        {shown.map((c) => (
          <label key={c.id} class="audience-person">
            <input type="checkbox" checked={chosen.includes(c.id)} onChange={() => onChoose(togglePerson(choice, c.id, all))} />
            <Avatar id={c.id} name={c.name} size="s" />
            <span>{c.name}</span>
          </label>
        ))}
      </div>
      <div class="audience-foot">
        {people.length > 1 && (
          <button type="button" class="button-text" onClick={() => onChoose({ circles: [], audience: chosen.length === people.length ? [] : people.map((c) => c.id) })}>
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
