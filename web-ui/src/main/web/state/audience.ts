import type { CircleView, ContactView } from 'kith-api';
import { counted, shortened } from '../text/names.ts';
import type { Draft } from './draft.ts';
import { canShareWith } from './people.ts';

/** Who is chosen for a post: people one by one, and circles. */
export type Choice = Pick<Draft, 'audience' | 'circles'>;

/** What a choice is made from. */
export interface People {
  contacts: readonly ContactView[];
  circles: readonly CircleView[];
}

/** The ids of those in a circle who can be chosen now, in the order of the contacts. */
export function membersOf(circle: CircleView, contacts: readonly ContactView[]): string[] {
  const members = new Set(circle.members.map((m) => m.id));
  return contacts.filter((c) => members.has(c.id) && canShareWith(c)).map((c) => c.id);
}

/** The ids of everybody who is chosen, in the order of the contacts: the people of a circle as they are now. */
export function chosenPeople({ audience, circles }: Choice, all: People): string[] {
  const chosen = new Set(audience);
  chosenCircles(circles, all).forEach((c) => membersOf(c, all.contacts).forEach((id) => chosen.add(id)));
  return all.contacts.filter((c) => chosen.has(c.id)).map((c) => c.id);
}

function chosenCircles(ids: readonly string[], { circles }: People): CircleView[] {
  return circles.filter((c) => ids.includes(c.id));
}

/** A draft with everybody in its audience who is chosen by a circle. */
export function withCirclePeople<T extends Choice>(draft: T, all: People): T {
  return { ...draft, audience: chosenPeople(draft, all) };
}

/** The choice after a person was ticked or unticked; without one of its people a circle is not chosen as such. */
export function togglePerson(choice: Choice, id: string, all: People): Choice {
  if (!chosenPeople(choice, all).includes(id)) {
    return { ...choice, audience: [...choice.audience, id] };
  }
  const left = chosenCircles(choice.circles, all).filter((c) => membersOf(c, all.contacts).includes(id));
  return {
    audience: chosenPeople({ ...choice, circles: left.map((c) => c.id) }, all).filter((p) => p !== id),
    circles: choice.circles.filter((c) => !left.some((l) => l.id === c)),
  };
}

/** The choice after a circle was ticked or unticked. */
export function toggleCircle({ audience, circles }: Choice, id: string): Choice {
  return { audience, circles: circles.includes(id) ? circles.filter((c) => c !== id) : [...circles, id] };
}

/** “Ann, Bob +3”, “Family: Ann, Bob +3”, “Family and 1 more: Ann, Bob +4”. */
export function choiceWords(choice: Choice, all: People): string {
  const circles = chosenCircles(choice.circles, all);
  const people = chosenPeople(choice, all);
  const names = shortened(all.contacts.filter((c) => people.includes(c.id)).map((c) => c.name));
  if (circles.length === 0) {
    return names;
  }
  const members = chosenPeople({ audience: [], circles: choice.circles }, all).length;
  const more = people.length > members ? ` and ${people.length - members} more` : '';
  return `${circles.map((c) => c.name).join(', ')}${more}: ${names}`;
}

/** “Ann, Bob +1”, or that nobody is in it. */
export function memberWords(circle: CircleView): string {
  return circle.members.length === 0 ? 'Nobody in it' : shortened(circle.members.map((m) => m.name), 3);
}

/** “3 people”. */
export function peopleWords(count: number): string {
  return counted(count, 'person').replace('persons', 'people');
}
