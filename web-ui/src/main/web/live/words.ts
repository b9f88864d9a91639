import type { CameraView, ContactView, LivePersonView, LiveRoomView } from 'kith-api';
import { counted, listed } from '../text/names.ts';
import type { OnAir, Other } from './session.ts';

/** What a stream or a call of somebody is called. */
export function roomWords({ kind, title, hostName }: Pick<LiveRoomView, 'kind' | 'title' | 'hostName'>): string {
  if (kind === 'CALL') {
    return `Call of ${hostName}`;
  }
  return title === '' ? `${hostName} is live` : `${hostName}: ${title}`;
}

/** “Nobody is watching yet”, “Bob and Cy are watching”, “5 people are watching”. */
export function viewerWords(others: readonly Pick<Other, 'name'>[]): string {
  if (others.length === 0) {
    return 'Nobody is watching yet';
  }
  const who = others.length > 3 ? `${counted(others.length, 'person').replace('persons', 'people')}` : listed(others.map((o) => o.name));
  return `${who} ${others.length === 1 ? 'is' : 'are'} watching`;
}

/** How long something has gone on: “0:42”, “1:02:05”. */
export function lasted(sinceMs: number, now: Date): string {
  const seconds = Math.max(0, Math.floor((now.getTime() - sinceMs) / 1000));
  const minutes = Math.floor(seconds / 60);
  const tail = String(seconds % 60).padStart(2, '0');
  return minutes < 60 ? `${minutes}:${tail}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${tail}`;
}

/** Where somebody's connection stands, if it is not as it should be. */
export function stateWords({ state, stream }: Pick<Other, 'state' | 'stream'>): string | undefined {
  if (state === 'connected') {
    return stream === undefined ? 'Waiting for the picture…' : undefined;
  }
  return state === 'new' || state === 'connecting' ? 'Connecting…' : 'The picture is interrupted. Looking for another way…';
}

/** How what they send comes here, once that is known. */
export function pathWords({ state, relayed }: Pick<Other, 'state' | 'relayed'>): string {
  if (state !== 'connected' || relayed === undefined) {
    return '';
  }
  return relayed ? 'through a relay' : 'direct';
}

/** What the whole of it is doing before anybody is seen. */
export function phaseWords({ role, phase, others }: Pick<OnAir, 'role' | 'phase' | 'others'>): string | undefined {
  if (phase === 'joining') {
    return role === 'viewer' ? 'Asking to come in…' : 'Starting…';
  }
  return role === 'call' && phase === 'in' && others.length === 0 ? 'Ringing…' : undefined;
}

/** “Only you may watch”, “Bob and Cy may watch”; some of them only at times. */
export function grantWords({ grants }: Pick<CameraView, 'grants'>, contacts: readonly Pick<ContactView, 'id' | 'name'>[]): string {
  if (grants.length === 0) {
    return 'Only you may watch';
  }
  const names = grants.map((g) => `${contacts.find((c) => c.id === g.contactId)?.name ?? 'Somebody'}${g.window === undefined ? '' : ' (at times)'}`);
  return `${listed(names)} may watch`;
}

/** Who watches a camera now; nothing if nobody does. */
export function watchingWords(present: readonly Pick<LivePersonView, 'name'>[]): string {
  return present.length === 0 ? '' : `Watching now: ${listed(present.map((p) => p.name))}`;
}
