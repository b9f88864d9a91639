import type { AttemptView, CandidatesView, CandidateKind, TriedView } from 'kith-api';
import { counted, listed } from './names.ts';
import { when } from './time.ts';

/** “under 1 ms”, “34 ms”. */
export function milliseconds(ms: number): string {
  return ms === 0 ? 'under 1 ms' : `${ms} ms`;
}

const ENDS: Record<CandidateKind, string> = {
  HOST: 'own address',
  SRFLX: 'what a STUN server saw',
  PRFLX: 'what the other side saw',
  RELAY: 'TURN server',
};

/** “own address here, what the other side saw there, over UDP”. */
export function endsWords({ own, theirs, protocol }: CandidatesView): string {
  return `${ENDS[own]} here, ${ENDS[theirs]} there, over ${protocol.toUpperCase()}`;
}

const SOURCES: Record<TriedView['source'], string> = {
  INVITE: 'of the invite',
  LAST_SESSION: 'of the last session',
  CONTACT: 'through another contact',
  LOCAL_NETWORK: 'on the local network',
  BROKER: 'through a broker',
  HOST_NAME: 'of their host name',
};

/** “2 addresses of the last session and 1 address through another contact”; nothing if they called. */
export function triedWords(tried: readonly TriedView[]): string {
  return listed(tried.map((t) => `${t.addresses === 1 ? '1 address' : counted(t.addresses, 'addresse')} ${SOURCES[t.source]}`));
}

/** “14:05”, “14:05 to 14:35, 120 times”, “14:05, until 15:00”. */
export function attemptTime({ firstAt, lastAt, times, outcome, endedAt }: AttemptView, now: Date): string {
  const from = when(firstAt, now);
  if (times > 1) {
    return `${from} to ${when(lastAt, now)}, ${times} times`;
  }
  return outcome === 'LOST' && endedAt !== undefined ? `${from}, until ${when(endedAt, now)}` : from;
}
