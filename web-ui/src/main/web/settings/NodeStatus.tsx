import { useCallback, useEffect, useState } from 'preact/hooks';
import type { StatusView } from 'kith-api';
import * as api from '../api/api.ts';
import { isOnline } from '../text/link.ts';
import { since } from '../text/time.ts';
import { Problem } from '../ui/Problem.tsx';
import { useMinute } from '../ui/useNow.ts';
import { useTask } from '../ui/useTask.ts';

/** How the person's own node is doing. */
export function NodeStatus() {
  const [status, setStatus] = useState<StatusView>();
  const { run, running, problem } = useTask();
  const now = useMinute();
  const refresh = useCallback(() => run(async () => setStatus(await api.status())), [run]);
  useEffect(refresh, [refresh]);
  return (
    <section class="card" aria-labelledby="node-title" aria-busy={running}>
      <div class="card-head">
        <h2 id="node-title">Your node</h2>
        <button type="button" class="button-text" disabled={running} onClick={refresh}>
          Look again
        </button>
      </div>
      <Problem text={problem} />
      {status?.problems.map((p) => (
        <Problem key={p} text={p} />
      ))}
      {status !== undefined && <Facts status={status} now={now} />}
    </section>
  );
}

function Facts({ status, now }: { status: StatusView; now: Date }) {
  const online = status.contacts.filter((c) => isOnline(c.link)).length;
  return (
    <dl class="facts">
      <dt>Health</dt>
      <dd>{status.problems.length === 0 ? 'All is well' : 'Needs a look'}</dd>
      <dt>Running</dt>
      <dd>
        {since(status.startedAt, now)}, Kith {status.version}
      </dd>
      <dt>Posts kept</dt>
      <dd>{status.posts.toLocaleString()}</dd>
      <dt>People</dt>
      <dd>
        {online} of {status.contacts.length} connected
      </dd>
      <dt>Reachable on</dt>
      <dd>{status.network === 'ALL' ? 'All networks of this computer' : 'This computer only'}</dd>
      <dt>Data folder</dt>
      <dd>
        <code>{status.home}</code>
      </dd>
    </dl>
  );
}
