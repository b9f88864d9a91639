import { Icon } from '../ui/Icon.tsx';

/** How far something has come: done, at it, to come. */
export function Steps({ names, current }: { names: readonly string[]; current: number }) {
  return (
    <ol class="steps">
      {names.map((name, i) => (
        <li key={name} class={i < current ? 'step step-done' : i === current ? 'step step-now' : 'step'} {...(i === current ? { 'aria-current': 'step' } : {})}>
          <span class="step-mark" aria-hidden="true">
            {i < current ? <Icon name="check" size={14} /> : i + 1}
          </span>
          <span>
            {name}
            {i < current && <span class="unseen">, done</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
