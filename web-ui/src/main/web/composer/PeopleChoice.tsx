import type { ContactView } from 'kith-api';
import { Avatar } from '../ui/Avatar.tsx';

interface Props {
  legend: string;
  people: readonly ContactView[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

/** People to be ticked. */
export function PeopleChoice({ legend, people, chosen, onChoose }: Props) {
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id]);
  return (
    <fieldset class="people-choice">
      <legend>{legend}</legend>
      <div class="audience-people">
        {people.map((c) => (
          <label key={c.id} class="audience-person">
            <input type="checkbox" checked={chosen.includes(c.id)} onChange={() => toggle(c.id)} />
            <Avatar id={c.id} name={c.name} size="s" />
            <span>{c.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
