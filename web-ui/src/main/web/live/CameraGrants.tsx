import { useState } from 'preact/hooks';
import type { CameraView, ContactView } from 'kith-api';
import * as api from '../api/api.ts';
import { canShareWith } from '../state/people.ts';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** Who may watch a camera, and when. What is taken back stops at once. */
export function CameraGrants({ cameraId, onClose }: { cameraId: string; onClose: () => void }) {
  const camera = useStore((s) => s.cameras.find((c) => c.id === cameraId));
  const contacts = useStore((s) => s.contacts);
  if (camera === undefined) {
    return null;
  }
  return (
    <Dialog title={`Who may watch ${camera.name}?`} onClose={onClose}>
      <ul class="grants">
        {contacts.filter((c) => canShareWith(c) || camera.grants.some((g) => g.contactId === c.id)).map((contact) => (
          <Grant key={contact.id} camera={camera} contact={contact} />
        ))}
      </ul>
    </Dialog>
  );
}

function Grant({ camera, contact }: { camera: CameraView; contact: ContactView }) {
  const grant = camera.grants.find((g) => g.contactId === contact.id);
  const [from, setFrom] = useState(grant?.window?.from ?? '08:00');
  const [until, setUntil] = useState(grant?.window?.until ?? '18:00');
  const [days, setDays] = useState<readonly string[]>(grant?.window?.days ?? DAYS);
  const task = useTask();
  const timed = grant?.window !== undefined;
  const always = () => task.run(() => api.grantCamera(camera.id, contact.id, undefined));
  const within = (window: { from: string; until: string; days: readonly string[] }) =>
    task.run(() => api.grantCamera(camera.id, contact.id, { ...window, days: [...window.days] }));
  return (
    <li class="grant">
      <label class="audience-person">
        <input
          type="checkbox"
          checked={grant !== undefined}
          disabled={task.running}
          onChange={(e) => (e.currentTarget.checked ? always() : task.run(() => api.revokeCamera(camera.id, contact.id)))}
        />
        <Avatar id={contact.id} name={contact.name} size="s" />
        <span>{contact.name}</span>
      </label>
      {grant !== undefined && (
        <label class="check">
          <input type="checkbox" checked={timed} disabled={task.running} onChange={(e) => (e.currentTarget.checked ? within({ from, until, days }) : always())} />
          <span>
            Only at times<span class="unseen"> for {contact.name}</span>
          </span>
        </label>
      )}
      {timed && (
        <fieldset class="grant-window">
          <legend class="unseen">When {contact.name} may watch</legend>
          <label>
            From <input type="time" value={from} onInput={(e) => setFrom(e.currentTarget.value)} />
          </label>
          <label>
            until <input type="time" value={until} onInput={(e) => setUntil(e.currentTarget.value)} />
          </label>
          <div class="grant-days">
            {DAYS.map((day) => (
              <label key={day} class="check">
                <input type="checkbox" checked={days.includes(day)} onChange={() => setDays(days.includes(day) ? days.filter((d) => d !== day) : [...days, day])} />
                <span aria-label={day.toLowerCase()}>{day.slice(0, 2)}</span>
              </label>
            ))}
          </div>
          <button type="button" class="button" disabled={task.running || days.length === 0} onClick={() => within({ from, until, days })}>
            Save the times<span class="unseen"> of {contact.name}</span>
          </button>
        </fieldset>
      )}
      <Problem text={task.problem} />
    </li>
  );
}
