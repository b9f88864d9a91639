import type { CircleView } from 'kith-api';
import { type Choice, membersOf, type People, toggleCircle } from '../state/audience.ts';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  choice: Choice;
  all: People;
  onChoose: (choice: Choice) => void;
}

/** The circles that can be chosen, each with how many people that is. */
export function CircleChoice({ choice, all, onChoose }: Props) {
  return (
    <div class="audience-people audience-circles">
      {all.circles.map((circle) => (
        <Circle key={circle.id} circle={circle} count={membersOf(circle, all.contacts).length} chosen={choice.circles.includes(circle.id)} onChange={() => onChoose(toggleCircle(choice, circle.id))} />
      ))}
    </div>
  );
}

function Circle({ circle, count, chosen, onChange }: { circle: CircleView; count: number; chosen: boolean; onChange: () => void }) {
  return (
    <label class="audience-person">
      <input type="checkbox" checked={chosen} disabled={count === 0 && !chosen} onChange={onChange} />
      <Icon name="people" size={18} />
      <span>
        {circle.name} <span class="quiet">{count}</span>
      </span>
    </label>
  );
}
