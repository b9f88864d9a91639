import type { Action } from './actions.ts';
import { reduce } from './reducer.ts';
import { INITIAL, type State } from './state.ts';

let state = INITIAL;
const listeners = new Set<() => void>();

/** What the page shows now. */
export function getState(): State {
  return state;
}

/** Lets something happen. */
export function dispatch(action: Action): void {
  const before = state;
  state = reduce(state, action);
  if (state !== before) {
    for (const listener of [...listeners]) {
      listener();
    }
  }
}

/** Hears of every change; returns what ends it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
