import type { LivePersonView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { type Heard, type LiveSocket, openSocket, type Wish } from './socket.ts';
import { stopTracks } from './media.ts';
import { Wire } from './wire.ts';

/** Another one in a stream or a call, and how the connection to them is. */
export interface Other {
  number: number;
  name: string;
  contactId: string | undefined;
  state: RTCPeerConnectionState;
  /** Whether it goes through a TURN server; undefined until it is known. */
  relayed: boolean | undefined;
  /** What comes from them, once it comes. */
  stream: MediaStream | undefined;
}

/** What the page shows of a stream or a call that it is in. */
export interface OnAir {
  /** Of this page. */
  key: number;
  role: 'host' | 'viewer' | 'call';
  /** Undefined for what the node has yet to make. */
  room: string | undefined;
  title: string;
  phase: 'joining' | 'in' | 'ended';
  /** Why it ended. */
  words: string | undefined;
  since: number;
  others: readonly Other[];
  /** What this person sends. */
  own: MediaStream | undefined;
  muted: boolean;
  hidden: boolean;
  sharing: boolean;
}

/** How long somebody who watches waits for a lost picture until they come in anew. */
const REJOIN_AFTER_MS = 8_000;

/** How long they try, and how often, until it is over. */
const WAIT_MS = 40_000;
const AGAIN_MS = 3_000;

let keys = 0;
const sessions = new Map<number, Session>();

/** The stream or call of this key, to act on. */
export function sessionOf(key: number): Session | undefined {
  return sessions.get(key);
}

/** Leaves everything, as when the node is locked or the page goes away. */
export function closeSessions(): void {
  [...sessions.values()].forEach((session) => session.close());
}

/** One stream or call that this page is in: the socket to the node and a connection to each of the others. */
export class Session {
  private view: OnAir;
  private socket: LiveSocket;
  private iceServers: readonly RTCIceServer[] = [];
  private number = 0;
  private readonly wires = new Map<number, Wire>();
  private camera: MediaStreamTrack | undefined;
  private rejoin: ReturnType<typeof setTimeout> | undefined;
  /** Since when a viewer has been without a picture. */
  private lostAt: number | undefined;

  private constructor(role: OnAir['role'], wish: Wish, title: string, own: MediaStream | undefined) {
    this.view = {
      key: ++keys,
      role,
      room: wish.type === 'join' ? wish.room : undefined,
      title,
      phase: 'joining',
      words: undefined,
      since: Date.now(),
      others: [],
      own,
      muted: false,
      hidden: false,
      sharing: false,
    };
    this.camera = own?.getVideoTracks()[0];
    this.camera?.addEventListener('ended', () => this.isOpen && dispatch({ type: 'note', text: 'The camera stopped by itself. Look whether it is connected, then choose the next camera.' }));
    sessions.set(this.view.key, this);
    this.socket = this.open(wish);
    this.show({});
  }

  /** Shows something to others. The tracks are stopped at its end. */
  static stream(own: MediaStream, title: string, audience: readonly string[], leaveLine: boolean): Session {
    const video = own.getVideoTracks().length > 0;
    return new Session('host', { type: 'start', kind: 'STREAM', title, video, audience, leaveLine }, title, own);
  }

  static watch(room: string, title: string): Session {
    return new Session('viewer', { type: 'join', room }, title, undefined);
  }

  static call(own: MediaStream, audience: readonly string[], title: string): Session {
    const video = own.getVideoTracks().length > 0;
    return new Session('call', { type: 'start', kind: 'CALL', title: '', video, audience, leaveLine: false }, title, own);
  }

  static answer(own: MediaStream, room: string, title: string): Session {
    return new Session('call', { type: 'join', room }, title, own);
  }

  get key(): number {
    return this.view.key;
  }

  /** Whether it goes on. */
  get isOpen(): boolean {
    return sessions.get(this.view.key) === this;
  }

  private open(wish: Wish): LiveSocket {
    return openSocket(
      wish,
      (heard) => this.hear(heard),
      () => this.end('The connection to your own node is lost. Start it again, then try once more.'),
    );
  }

  /** Once it is over nothing brings it back. */
  private show(change: Partial<OnAir>): void {
    if (!this.isOpen) {
      return;
    }
    this.view = { ...this.view, ...change };
    dispatch({ type: 'on-air', onAir: this.view });
  }

  private hear(heard: Heard): void {
    switch (heard.type) {
      case 'admitted':
        this.number = heard.number;
        this.iceServers = heard.iceServers;
        this.lostAt = undefined;
        this.closeWires();
        this.show({ phase: 'in', room: heard.room, others: [] });
        heard.present.forEach((who) => this.meet(who));
        break;
      case 'came':
        this.meet(heard.who);
        break;
      case 'left':
        this.part(heard.number);
        break;
      case 'signal':
        this.wires.get(heard.from)?.hear(heard.text);
        break;
      case 'moved':
        this.move(heard.room);
        break;
      case 'ended':
        this.endOrWait(heard.words);
        break;
      case 'refused':
        this.endOrWait(heard.detail);
        break;
    }
  }

  /** Both called each other: the other one's call goes on. */
  private move(room: string): void {
    this.socket.close();
    this.show({ phase: 'joining', room });
    this.socket = this.open({ type: 'join', room });
  }

  private meet(who: LivePersonView): void {
    const { number } = who;
    this.part(number);
    const wire = new Wire(this.number > number, this.iceServers, {
      say: (text) => this.socket.say(number, text),
      stream: (stream) => this.change(number, { stream }),
      state: (state) => this.connected(number, state),
      path: (relayed) => this.change(number, { relayed }),
    });
    this.wires.set(number, wire);
    this.show({ others: [...this.view.others, { number, name: who.name, contactId: who.contactId, state: 'new', relayed: undefined, stream: undefined }] });
    if (this.view.own !== undefined) {
      wire.send(this.view.own);
    }
  }

  private part(number: number): void {
    if (!this.wires.has(number)) {
      return;
    }
    this.wires.get(number)?.close();
    this.wires.delete(number);
    this.show({ others: this.view.others.filter((o) => o.number !== number) });
  }

  private change(number: number, change: Partial<Other>): void {
    this.show({ others: this.view.others.map((o) => (o.number === number ? { ...o, ...change } : o)) });
  }

  private connected(number: number, state: RTCPeerConnectionState): void {
    this.change(number, { state });
    if (this.view.role !== 'viewer') {
      return;
    }
    clearTimeout(this.rejoin);
    if (state === 'disconnected' || state === 'failed') {
      this.rejoin = setTimeout(() => this.joinAnew(), REJOIN_AFTER_MS);
    }
  }

  /** The path did not come back: everything is asked for once more. */
  private joinAnew(): void {
    if (this.isOpen && this.view.room !== undefined) {
      this.lostAt ??= Date.now();
      this.socket.close();
      this.closeWires();
      this.show({ phase: 'joining', others: [] });
      this.socket = this.open({ type: 'join', room: this.view.room });
    }
  }

  /** What a lost network took may come back: it is asked for again and again for a while. */
  private endOrWait(words: string): void {
    if (this.lostAt !== undefined && Date.now() - this.lostAt < WAIT_MS) {
      this.socket.close();
      this.rejoin = setTimeout(() => this.joinAnew(), AGAIN_MS);
    } else {
      this.end(words);
    }
  }

  /** Without sound from here, or with it. */
  mute(muted: boolean): void {
    this.view.own?.getAudioTracks().forEach((track) => (track.enabled = !muted));
    this.show({ muted });
  }

  /** Without pictures from here, or with them. */
  hide(hidden: boolean): void {
    this.view.own?.getVideoTracks().forEach((track) => (track.enabled = !hidden));
    this.show({ hidden });
  }

  /** Sends pictures of another camera. */
  async useCamera(track: MediaStreamTrack): Promise<void> {
    if (!this.isOpen) {
      track.stop();
      return;
    }
    this.camera?.stop();
    this.camera = track;
    await this.replaceVideo(track);
    this.show({ sharing: false });
  }

  /** Sends the screen in place of the camera; the camera again once that is over. */
  async shareScreen(screen: MediaStream): Promise<void> {
    const track = screen.getVideoTracks()[0];
    if (!this.isOpen) {
      stopTracks(screen);
    } else if (track !== undefined) {
      track.addEventListener('ended', () => void this.stopSharing());
      await this.replaceVideo(track);
      this.show({ sharing: true });
    }
  }

  async stopSharing(): Promise<void> {
    if (!this.view.sharing) {
      return;
    }
    const screens = this.view.own?.getVideoTracks().filter((track) => track !== this.camera) ?? [];
    screens.forEach((track) => track.stop());
    if (this.camera === undefined) {
      screens.forEach((track) => this.view.own?.removeTrack(track));
      this.wires.forEach((wire) => screens.forEach((track) => wire.drop(track)));
    } else {
      await this.replaceVideo(this.camera);
    }
    this.show({ sharing: false });
  }

  private async replaceVideo(track: MediaStreamTrack): Promise<void> {
    const { own } = this.view;
    if (own === undefined) {
      return;
    }
    track.enabled = !this.view.hidden;
    own.getVideoTracks().forEach((former) => own.removeTrack(former));
    own.addTrack(track);
    await Promise.all([...this.wires.values()].map((wire) => wire.replace(track)));
  }

  private closeWires(): void {
    this.wires.forEach((wire) => wire.close());
    this.wires.clear();
  }

  private end(words: string): void {
    this.finish();
    this.show({ phase: 'ended', words, others: [], own: undefined });
    sessions.delete(this.key);
  }

  private finish(): void {
    clearTimeout(this.rejoin);
    this.socket.close();
    this.closeWires();
    this.camera?.stop();
    stopTracks(this.view.own);
  }

  /** Leaves; a stream ends with it. */
  close(): void {
    if (sessions.delete(this.key)) {
      this.finish();
    }
    dispatch({ type: 'off-air', key: this.key });
  }
}
