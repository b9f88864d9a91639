import { useEffect, useId, useState } from 'preact/hooks';
import type { LiveRoomView } from 'kith-api';
import * as api from '../api/api.ts';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useModal } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTask } from '../ui/useTask.ts';
import { answerCall } from './calls.ts';
import { incomingCall } from './incoming.ts';
import { ring } from './ring.ts';

/** Rings while somebody calls and no page of this person has answered. */
export function IncomingCall() {
  const room = useStore(incomingCall);
  return room === undefined ? null : <Ringing key={room.id} room={room} />;
}

function Ringing({ room }: { room: LiveRoomView }) {
  const dialog = useModal();
  const title = useId();
  const task = useTask();
  const armed = useArmed();
  useEffect(ring, []);
  const idle = armed && !task.running;
  const decline = () => idle && task.run(() => api.declineCall(room.id));
  return (
    <dialog
      ref={dialog}
      class="sheet ringing"
      aria-labelledby={title}
      onCancel={(e) => {
        e.preventDefault();
        decline();
      }}
    >
      <div class="sheet-body">
        <Avatar id={room.hostId} name={room.hostName} online size="l" />
        <h2 id={title} tabIndex={-1} autofocus>
          {room.hostName} is calling
        </h2>
        <p class="quiet">{room.video ? 'With pictures' : 'With sound only'}</p>
        <Problem text={task.problem} />
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={!idle} onClick={() => task.run(() => answerCall(room, room.video))}>
            <Icon name="call" /> Answer
          </button>
          {room.video && (
            <button type="button" class="button" disabled={!idle} onClick={() => task.run(() => answerCall(room, false))}>
              Without camera
            </button>
          )}
          <button type="button" class="button button-danger" disabled={!idle} onClick={decline}>
            Decline
          </button>
        </div>
      </div>
    </dialog>
  );
}

/** False for a moment: a key that was meant for something else answers no call. */
function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), 700);
    return () => clearTimeout(timer);
  }, []);
  return armed;
}
