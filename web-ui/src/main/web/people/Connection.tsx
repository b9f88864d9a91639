import { useCallback, useEffect } from 'preact/hooks';
import type { AttemptView, ContactView, PathView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { bytes } from '../text/bytes.ts';
import { isOnline } from '../text/link.ts';
import { attemptTime, endsWords, milliseconds, triedWords } from '../text/path.ts';
import { full, since } from '../text/time.ts';
import { Problem } from '../ui/Problem.tsx';
import { useMinute } from '../ui/useNow.ts';
import { useTask } from '../ui/useTask.ts';

/** The node tells of the path for a minute. */
const ASK_AGAIN_MS = 45_000;

/** How a person is reached, live while it is looked at, and what was tried. */
export function Connection({ contact }: { contact: ContactView }) {
  const { id } = contact;
  const path = useStore((s) => (s.path?.contactId === id ? s.path : undefined));
  const stream = useStore((s) => s.stream);
  const { run, problem } = useTask();
  const watch = useCallback(
    () =>
      run(async () => {
        const told = await api.watchPath(id);
        dispatch({ type: 'event', event: { name: 'path', path: told } });
      }),
    [id, run],
  );
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && watch();
    again();
    const timer = setInterval(again, ASK_AGAIN_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [watch, stream]); // a node that was started again knows of nobody who looks
  return (
    <section class="card" aria-labelledby="path-title">
      <h2 id="path-title">Connection</h2>
      {path !== undefined && <Shown path={path} />}
      <Problem text={problem} />
    </section>
  );
}

function Shown({ path }: { path: PathView }) {
  const now = useMinute();
  const online = isOnline(path);
  return (
    <>
      <p>{path.words}</p>
      <dl class="facts">
        <dt>{online ? 'Connected' : path.state === 'CONNECTING' ? 'Connecting' : 'Offline'}</dt>
        <dd>{since(path.since, now)}</dd>
        {online && path.roundTripMs !== undefined && (
          <>
            <dt>There and back</dt>
            <dd>{milliseconds(path.roundTripMs)}</dd>
          </>
        )}
        {path.candidates !== undefined && (
          <>
            <dt>Ends</dt>
            <dd>{endsWords(path.candidates)}</dd>
          </>
        )}
        <dt>Sent</dt>
        <dd>{bytes(path.bytesSent)}</dd>
        <dt>Received</dt>
        <dd>{bytes(path.bytesReceived)}</dd>
        {path.linkPort !== undefined && (
          <>
            <dt>UDP port here</dt>
            <dd>{path.linkPort}</dd>
          </>
        )}
      </dl>
      {path.attempts.length > 0 && (
        <details class="attempts" open={!online}>
          <summary>What was tried</summary>
          <ol>
            {path.attempts.map((attempt, i) => (
              <Attempt key={`${attempt.firstAt} ${i}`} attempt={attempt} now={now} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Attempt({ attempt, now }: { attempt: AttemptView; now: Date }) {
  const tried = triedWords(attempt.tried);
  return (
    <li>
      <time dateTime={attempt.firstAt} title={full(attempt.firstAt)}>
        {attemptTime(attempt, now)}
      </time>
      {tried !== '' && <span class="quiet"> · {tried}</span>}
      <p>{attempt.words}</p>
    </li>
  );
}
