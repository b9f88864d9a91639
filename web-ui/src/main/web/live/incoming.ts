import type { LiveRoomView } from 'kith-api';
import type { State } from '../state/state.ts';

/** A call that rings, and no page of this person has answered. */
export function incomingCall(s: State): LiveRoomView | undefined {
  return s.live.rooms.find((r) => r.kind === 'CALL' && r.ringing && !r.own && !r.joined && !s.onAir.some((a) => a.room === r.id));
}
