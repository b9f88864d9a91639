import * as api from '../api/api.ts';
import { endSession } from '../state/live.ts';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

/** Ends the session of this browser, or of every browser. The node goes on running. */
export function SignOut() {
  const task = useTask();
  const out = (end: () => Promise<void>) =>
    task.run(async () => {
      await end();
      endSession();
    });
  return (
    <section class="card" aria-labelledby="out-title">
      <h2 id="out-title">Sign out</h2>
      <p class="quiet">Your node goes on running and receiving. To come back, open a new link with “kith link”.</p>
      <Problem text={task.problem} />
      <div class="card-actions">
        <button type="button" class="button" disabled={task.running} onClick={() => out(api.signOut)}>
          Sign out this browser
        </button>
        <button type="button" class="button-quiet" disabled={task.running} onClick={() => out(api.signOutEverywhere)}>
          Sign out all browsers
        </button>
      </div>
    </section>
  );
}
