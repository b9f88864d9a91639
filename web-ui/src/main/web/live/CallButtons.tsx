import type { ContactView } from 'kith-api';
import { canShareWith } from '../state/people.ts';
import { useStore } from '../state/useStore.ts';
import { isOnline } from '../text/link.ts';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { callContacts } from './calls.ts';

/** Calls somebody who is online. */
export function CallButtons({ contact }: { contact: ContactView }) {
  const task = useTask();
  const busy = useStore((s) => s.onAir.some((a) => a.role === 'call' && a.phase !== 'ended'));
  if (!canShareWith(contact) || !isOnline(contact.link)) {
    return null;
  }
  return (
    <div class="call-buttons">
      <button type="button" class="button" disabled={busy || task.running} onClick={() => task.run(() => callContacts([contact], false))}>
        <Icon name="call" size={18} /> Call<span class="unseen"> {contact.name}</span>
      </button>
      <button type="button" class="button" disabled={busy || task.running} onClick={() => task.run(() => callContacts([contact], true))}>
        <Icon name="video" size={18} /> Video call<span class="unseen"> {contact.name}</span>
      </button>
      <Problem text={task.problem} />
    </div>
  );
}
