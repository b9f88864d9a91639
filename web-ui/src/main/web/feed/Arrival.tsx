import type { Rendition } from 'kith-api';
import { percent } from '../text/bytes.ts';

const RADIUS = 9;
const ROUND = 2 * Math.PI * RADIUS;

/** How much of a photo is on this disk while it comes in; nothing once it is whole. */
export function Arrival({ rendition, name }: { rendition: Rendition; name: string }) {
  if (rendition.complete) {
    return null;
  }
  if (rendition.problem !== undefined) {
    return <p class="arrival arrival-failed">{rendition.problem}</p>;
  }
  const done = percent(rendition.storedBytes, rendition.sizeBytes);
  return (
    <div class="arrival" role="progressbar" aria-label={`${name} arriving`} aria-valuenow={done} aria-valuemin={0} aria-valuemax={100}>
      <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
        <circle class="arrival-track" cx="12" cy="12" r={RADIUS} />
        <circle class="arrival-done" cx="12" cy="12" r={RADIUS} stroke-dasharray={`${(done / 100) * ROUND} ${ROUND}`} />
      </svg>
      <span>{done} %</span>
    </div>
  );
}
