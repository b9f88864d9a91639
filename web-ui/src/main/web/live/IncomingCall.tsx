import { useId } from 'preact/hooks';
import type { LiveRoomView } from 'kith-api';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { useModal } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useTask } from '../ui/useTask.ts';
import { answerCall, declineCall } from './calls.ts';

/** Rings while somebody calls and no page of this person has answered. */
export function IncomingCall() {
  const room = useStore((s) => s.live.rooms.find((r) => r.kind === 'CALL' && r.ringing && !r.own && !r.joined && !s.onAir.some((a) => a.room === r.id)));
  return room === undefined ? null : <Ringing key={room.id} room={room} />;
}

function Ringing({ room }: { room: LiveRoomView }) {
  const dialog = useModal();
  const title = useId();
  const task = useTask();
  const decline = () => task.run(() => declineCall(room));
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
        <h2 id={title}>{room.hostName} is calling</h2>
        <p class="quiet">{room.video ? 'With pictures' : 'With sound only'}</p>
        <div class="card-actions">
          <button type="button" class="button-primary" disabled={task.running} onClick={() => task.run(() => answerCall(room, room.video))}>
            <Icon name="call" /> Answer
          </button>
          {room.video && (
            <button type="button" class="button" disabled={task.running} onClick={() => task.run(() => answerCall(room, false))}>
              Without camera
            </button>
          )}
          <button type="button" class="button button-danger" disabled={task.running} onClick={decline}>
            Decline
          </button>
        </div>
      </div>
    </dialog>
  );
}
