import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';

const DAY_S = 86_400;
const CHOICES = [
  { label: 'Stays', seconds: undefined },
  { label: 'For a day', seconds: DAY_S },
  { label: 'For a week', seconds: 7 * DAY_S },
  { label: 'For a month', seconds: 30 * DAY_S },
];

/** How long the post is there before every node deletes it. */
export function ExpiryChoice() {
  const seconds = useStore((s) => s.draft.expiresAfterSeconds);
  const choose = (index: number) => dispatch({ type: 'draft/expiry', seconds: CHOICES[index]?.seconds });
  return (
    <select
      class="composer-expiry"
      aria-label="How long it is there"
      value={CHOICES.findIndex((c) => c.seconds === seconds)}
      onChange={(e) => choose(Number(e.currentTarget.value))}
    >
      {CHOICES.map((c, index) => (
        <option key={c.label} value={index}>
          {c.label}
        </option>
      ))}
    </select>
  );
}
