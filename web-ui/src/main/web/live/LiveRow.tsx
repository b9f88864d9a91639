import type { LiveRoomView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { since } from '../text/time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useMinute } from '../ui/useNow.ts';
import { Session } from './session.ts';
import { answerCall, noted } from './calls.ts';
import { roomWords } from './words.ts';

/** Who is live now, and the way to go live. */
export function LiveRow() {
  const rooms = useStore((s) => s.live.rooms);
  const onAir = useStore((s) => s.onAir);
  const some = useStore((s) => s.contacts.some((c) => c.state === 'CONFIRMED'));
  const shown = rooms.filter((r) => !r.own && !r.ringing && !onAir.some((a) => a.room === r.id && a.phase !== 'ended'));
  if (!some) {
    return null;
  }
  return (
    <section class="live-row" aria-label="Live">
      <ul class="live-cards" hidden={shown.length === 0}>
        {shown.map((room) => (
          <LiveCard key={room.id} room={room} />
        ))}
      </ul>
      <button type="button" class="button-chip live-go" disabled={onAir.some((a) => a.role === 'host')} onClick={() => dispatch({ type: 'open', open: { kind: 'go-live' } })}>
        <Icon name="live" size={18} />
        Go live
      </button>
    </section>
  );
}

function LiveCard({ room }: { room: LiveRoomView }) {
  const now = useMinute();
  const enter = () => (room.kind === 'CALL' ? noted(answerCall(room, room.video)) : void Session.watch(room.id, roomWords(room)));
  return (
    <li class="live-card">
      <Avatar id={room.hostId} name={room.hostName} online />
      <div class="live-card-words">
        <p class="live-card-title">
          <span class="live-mark">Live</span> {roomWords(room)}
        </p>
        <p class="quiet">{room.kind === 'CAMERA' ? `${room.hostName}’s camera` : since(room.since, now)}</p>
      </div>
      <button type="button" class="button-primary" onClick={enter}>
        {room.kind === 'CALL' ? 'Join' : 'Watch'}
        <span class="unseen"> {roomWords(room)}</span>
      </button>
    </li>
  );
}
