import * as api from '../api/api.ts';
import { showInvite } from '../state/answers.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { countdown } from '../text/time.ts';
import { Icon } from '../ui/Icon.tsx';
import { useSecond } from '../ui/useNow.ts';
import { useTask } from '../ui/useTask.ts';

/** The invite that can still be used, if there is one. */
export function OpenInvites() {
  const invites = useStore((s) => s.invites);
  const contacts = useStore((s) => s.contacts);
  const nameOf = (id: string) => contacts.find((c) => c.id === id)?.name ?? 'a former contact';
  const now = useSecond();
  const task = useTask();
  const cancel = (id: string) => task.run(() => showInvite(api.cancelInvite(id)));
  const open = invites.filter((i) => i.state === 'OPEN' && Date.parse(i.expiresAt) > now.getTime());
  return (
    <>
      {open.map((invite) => (
        <section key={invite.id} class="card line" aria-label="Open invite">
          <Icon name="invite" />
          <p>
            {invite.forContact === undefined ? 'An invite is open' : `An invite for ${nameOf(invite.forContact)} is open`}, <span class="digits">{countdown(invite.expiresAt, now)}</span> left
          </p>
          <button type="button" class="button" onClick={() => dispatch({ type: 'open', open: { kind: 'invite', ...(invite.forContact === undefined ? {} : { contactId: invite.forContact }) } })}>
            Show
          </button>
          <button type="button" class="button-quiet" disabled={task.running} onClick={() => cancel(invite.id)}>
            Take back
          </button>
        </section>
      ))}
    </>
  );
}
