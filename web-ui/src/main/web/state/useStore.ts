import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { State } from './state.ts';
import { getState, subscribe } from './store.ts';

/** A part of the state; the component is drawn again when that part becomes another value. */
export function useStore<T>(select: (state: State) => T): T {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const selected = select(getState());
  const current = useRef({ select, selected });
  current.current = { select, selected };
  useLayoutEffect(() => {
    const check = () => {
      if (!Object.is(current.current.select(getState()), current.current.selected)) {
        redraw(undefined);
      }
    };
    check();
    return subscribe(check);
  }, []);
  return selected;
}
