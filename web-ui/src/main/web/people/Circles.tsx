import { memberWords } from '../state/audience.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';

/** The person's circles, each to be looked at and changed. */
export function Circles() {
  const circles = useStore((s) => s.circles);
  return (
    <section class="card circles" aria-labelledby="circles-title">
      <header class="card-head">
        <h2 id="circles-title">Circles</h2>
        <button type="button" class="button" onClick={() => dispatch({ type: 'open', open: { kind: 'circle' } })}>
          <Icon name="plus" size={18} />
          New circle
        </button>
      </header>
      {circles.length === 0 ? (
        <p class="quiet">A circle is a few people you often share with, under a name of yours: family, the choir. Only you know of it.</p>
      ) : (
        <ul class="circle-list">
          {circles.map((circle) => (
            <li key={circle.id}>
              <button type="button" class="circle" onClick={() => dispatch({ type: 'open', open: { kind: 'circle', circleId: circle.id } })}>
                <span class="circle-name">{circle.name}</span>
                <span class="quiet">{memberWords(circle)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
