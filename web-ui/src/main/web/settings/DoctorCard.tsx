import { useState } from 'preact/hooks';
import type { CheckResult, CheckView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { counted } from '../text/names.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

const MARKS: Record<CheckResult, string> = { OK: 'Good', WARN: 'Look', FAIL: 'Wrong' };

/** Looks at everything that the node needs. */
export function DoctorCard() {
  const [found, setFound] = useState<readonly CheckView[]>();
  const { run, running, problem } = useTask();
  const check = () =>
    run(async () => {
      const checks = await api.checkNode();
      setFound(checks);
      const bad = checks.filter((c) => c.result !== 'OK').length;
      dispatch({ type: 'announce', text: bad === 0 ? 'All is well.' : `${counted(bad, 'thing')} to look at.` });
    });
  return (
    <section class="card" aria-labelledby="doctor-title" aria-busy={running}>
      <h2 id="doctor-title">Check my node</h2>
      <p class="quiet">
        Java, libraries, disk, databases, ports, clock and networks of this computer, and the STUN and TURN servers that your node uses. Nobody else is asked.
      </p>
      <Problem text={problem} />
      {found !== undefined && (
        <ul class="checks">
          {found.map((c, i) => (
            <li key={i} class="check">
              <span class={`check-mark check-${c.result.toLowerCase()}`}>{MARKS[c.result]}</span>
              <div>
                <strong>{c.title}</strong>
                <p>{c.words}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="button card-button" disabled={running} onClick={check}>
        {running ? 'Checking…' : found === undefined ? 'Check now' : 'Check again'}
      </button>
    </section>
  );
}
