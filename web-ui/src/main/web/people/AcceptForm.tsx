import { useState } from 'preact/hooks';
import { useStore } from '../state/useStore.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Task } from '../ui/useTask.ts';
import { QrWays } from './QrWays.tsx';
import { INVITE_CODE, useQrPicture } from './qr.ts';

interface Props {
  text: string;
  onText: (text: string) => void;
  /** The contact who made it; undefined for somebody new. */
  from: string | undefined;
  onFrom: (contactId: string | undefined) => void;
  task: Task;
  onAccept: () => void;
  /** A QR code held this invite. */
  onCode: (code: string) => void;
}

/** Takes an invite as text, typed, pasted or dropped, or as a QR code, in a picture or before the camera. */
export function AcceptForm({ text, onText, from, onFrom, task, onAccept, onCode }: Props) {
  const qr = useQrPicture(INVITE_CODE, onCode);
  const [over, setOver] = useState(false);
  const submit = (e: Event) => {
    e.preventDefault();
    qr.clear();
    onAccept();
  };
  const drop = async (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    const file = e.dataTransfer?.files[0];
    if (file?.type.startsWith('image/') === true) {
      qr.read(file);
      return;
    }
    const dropped = file === undefined ? e.dataTransfer?.getData('text/plain') : await file.slice(0, 16_384).text();
    if (dropped !== undefined && dropped !== '') {
      onText(dropped.trim());
    }
  };
  return (
    <form
      onSubmit={submit}
      class={over ? 'accept accept-over' : 'accept'}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => void drop(e)}
    >
      <label for="accept-text">Invite text</label>
      <textarea
        id="accept-text"
        class="invite-text"
        rows={3}
        value={text}
        autoFocus
        required
        spellcheck={false}
        autoComplete="off"
        aria-describedby="accept-hint"
        onInput={(e) => onText(e.currentTarget.value)}
      />
      <p id="accept-hint" class="quiet">
        Paste or drop all of it here, or let Kith read the QR code. It stays between you and the person who gave it to you.
      </p>
      <From contactId={from} onChange={onFrom} />
      <QrWays qr={qr} wanted={INVITE_CODE} disabled={task.running} onCode={onCode} />
      <Problem text={qr.problem ?? task.problem} />
      <button type="submit" class="button-primary" disabled={task.running || text.trim() === ''}>
        {task.running ? 'Reading it…' : 'Connect'}
      </button>
    </form>
  );
}

/** Whether it is from somebody who is a contact already and has a new key or device. */
function From({ contactId, onChange }: { contactId: string | undefined; onChange: (contactId: string | undefined) => void }) {
  const contacts = useStore((s) => s.contacts).filter((c) => c.blockedAt === undefined);
  if (contacts.length === 0) {
    return null;
  }
  return (
    <p>
      <label for="accept-from">Who made it? </label>
      <select id="accept-from" value={contactId ?? ''} onChange={(e) => onChange(e.currentTarget.value === '' ? undefined : e.currentTarget.value)}>
        <option value="">Somebody new</option>
        {contacts.map((c) => (
          <option key={c.id} value={c.id}>
            {c.name}, with a new key or device
          </option>
        ))}
      </select>
    </p>
  );
}
