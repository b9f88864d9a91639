import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

/** One timer for everybody who waits for the same beat. */
class Beat {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly everyMs: number;

  constructor(everyMs: number) {
    this.everyMs = everyMs;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => [...this.listeners].forEach((l) => l()), this.everyMs);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  }
}

const SECOND = new Beat(1_000);
const MINUTE = new Beat(60_000);

/** The time, again every second, for what counts down. No request goes out for it. */
export function useSecond(): Date {
  return useBeat(SECOND);
}

/** The time, again every minute, for what says “since”. */
export function useMinute(): Date {
  return useBeat(MINUTE);
}

function useBeat(beat: Beat): Date {
  const [now, setNow] = useState(() => new Date());
  useLayoutEffect(() => beat.subscribe(() => setNow(new Date())), [beat]);
  return now;
}

/** Words that depend on the time; drawn again only in a minute in which they change. */
export function useWords(words: (now: Date) => string): string {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const shown = words(new Date());
  const current = useRef({ words, shown });
  current.current = { words, shown };
  useLayoutEffect(
    () => MINUTE.subscribe(() => current.current.words(new Date()) !== current.current.shown && redraw(undefined)),
    [],
  );
  return shown;
}
