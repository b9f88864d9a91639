import type { LiveEnding, LivePersonView } from 'kith-api';

/** What a page asks for first on a socket. */
export type Wish =
  | { type: 'start'; kind: 'STREAM' | 'CALL'; title: string; video: boolean; audience: readonly string[]; leaveLine: boolean }
  | { type: 'join'; room: string };

/** What the node says on it. */
export type Heard =
  | { type: 'admitted'; room: string; number: number; present: readonly LivePersonView[]; iceServers: readonly RTCIceServer[] }
  | { type: 'came'; who: LivePersonView }
  | { type: 'left'; number: number }
  | { type: 'signal'; from: number; text: string }
  | { type: 'ended'; why: LiveEnding; words: string }
  | { type: 'moved'; room: string }
  | { type: 'refused'; detail: string };

/** A place in a stream or a call, as long as it is open. */
export interface LiveSocket {
  say(to: number, text: string): void;
  close(): void;
}

/** Opens a socket to the own node. Lost is called if it closes by itself; nothing is after close(). */
export function openSocket(wish: Wish, hear: (heard: Heard) => void, lost: () => void): LiveSocket {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live/socket`);
  let closed = false;
  const send = (message: object) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
  socket.addEventListener('open', () => send(wish));
  socket.addEventListener('message', (e: MessageEvent<string>) => closed || hear(JSON.parse(e.data) as Heard));
  socket.addEventListener('close', () => closed || lost());
  return {
    say: (to, text) => send({ type: 'signal', to, text }),
    close: () => {
      closed = true;
      socket.close();
    },
  };
}
