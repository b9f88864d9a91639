import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { wordsOf } from '../api/http.ts';

/** Something that was asked of the node: whether it runs, and in words why it failed. */
export interface Task {
  running: boolean;
  problem: string | undefined;
  run(work: () => Promise<unknown>): void;
}

/** One task at a time for a form or a button. */
export function useTask(): Task {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const alive = useRef(true);
  useEffect(() => () => void (alive.current = false), []);
  const run = useCallback((work: () => Promise<unknown>) => {
    setRunning(true);
    setProblem(undefined);
    work()
      .catch((error: unknown) => alive.current && setProblem(wordsOf(error)))
      .finally(() => alive.current && setRunning(false));
  }, []);
  return { running, problem, run };
}
