/** What one end says to the other to connect, as the browser writes it (W3C WebRTC). */
type Signal = RTCSessionDescriptionInit | RTCIceCandidateInit;

/** Who hears of a connection. */
export interface WireListener {
  say(text: string): void;
  stream(stream: MediaStream): void;
  state(state: RTCPeerConnectionState): void;
  /** Whether what goes between the two goes through a TURN server. */
  path(relayed: boolean): void;
}

/** How long a path may be interrupted until another one is looked for. */
const PATIENCE_MS = 2_000;

/** How often it is looked for. */
const AGAIN_MS = 5_000;

/**
 * The connection to one other in a stream or a call: media goes from here to there and nowhere else. Both sides may
 * offer at any time (W3C WebRTC, perfect negotiation).
 */
export class Wire {
  private readonly connection: RTCPeerConnection;
  private readonly listener: WireListener;
  /** Who came later takes their offer back when both offer at once. */
  private readonly polite: boolean;
  private sent: MediaStream | undefined;
  private offering = false;
  private ignoring = false;
  private closed = false;
  private impatient: ReturnType<typeof setTimeout> | undefined;
  private steps: Promise<void> = Promise.resolve();

  constructor(polite: boolean, iceServers: readonly RTCIceServer[], listener: WireListener) {
    this.polite = polite;
    this.listener = listener;
    this.connection = new RTCPeerConnection({ iceServers: [...iceServers] });
    this.connection.addEventListener('negotiationneeded', () => void this.offer());
    this.connection.addEventListener('icecandidate', (e) => e.candidate !== null && this.say(e.candidate.toJSON()));
    this.connection.addEventListener('track', (e) => e.streams[0] !== undefined && listener.stream(e.streams[0]));
    this.connection.addEventListener('connectionstatechange', () => this.changed());
  }

  /** Sends this from now on, also to who has yet to answer. */
  send(stream: MediaStream): void {
    this.sent = stream;
    this.addTracks();
  }

  private addTracks(): void {
    const senders = this.connection.getSenders().map((s) => s.track);
    for (const track of this.sent?.getTracks() ?? []) {
      if (!senders.includes(track)) {
        this.connection.addTrack(track, this.sent as MediaStream);
      }
    }
  }

  /** Sends another track of what is sent in place of one of the same kind, with no interruption. */
  async replace(track: MediaStreamTrack): Promise<void> {
    const sender = this.connection.getSenders().find((s) => s.track?.kind === track.kind);
    if (sender === undefined) {
      this.addTracks();
    } else {
      await sender.replaceTrack(track);
    }
  }

  /** Sends this track no more. */
  drop(track: MediaStreamTrack): void {
    const sender = this.connection.getSenders().find((s) => s.track === track);
    if (sender !== undefined) {
      this.connection.removeTrack(sender);
    }
  }

  /** What the other one said; one thing after the other. */
  hear(text: string): void {
    this.steps = this.steps.then(() => this.take(JSON.parse(text) as Signal)).catch(() => {});
  }

  private async take(signal: Signal): Promise<void> {
    if (this.closed) {
      return;
    }
    if (!('type' in signal)) {
      await this.connection.addIceCandidate(signal).catch((error: unknown) => {
        if (!this.ignoring) {
          throw error;
        }
      });
      return;
    }
    const collides = signal.type === 'offer' && (this.offering || this.connection.signalingState !== 'stable');
    this.ignoring = collides && !this.polite;
    if (this.ignoring) {
      return;
    }
    await this.connection.setRemoteDescription(signal);
    if (signal.type === 'offer') {
      this.addTracks();
      await this.connection.setLocalDescription();
      this.describe();
    }
  }

  private async offer(): Promise<void> {
    // Who came waits for what the others offer.
    if (this.closed || (this.polite && this.connection.remoteDescription === null)) {
      return;
    }
    this.offering = true;
    try {
      await this.connection.setLocalDescription();
      this.describe();
    } catch {
      // Closed meanwhile.
    } finally {
      this.offering = false;
    }
  }

  private describe(): void {
    const description = this.connection.localDescription;
    if (description !== null) {
      this.say(description.toJSON() as RTCSessionDescriptionInit);
    }
  }

  private say(signal: Signal): void {
    if (!this.closed) {
      this.listener.say(JSON.stringify(signal));
    }
  }

  private changed(): void {
    if (this.closed) {
      return;
    }
    const state = this.connection.connectionState;
    if (state === 'connected') {
      clearTimeout(this.impatient);
      this.impatient = undefined;
      void this.lookAtPath();
    } else if ((state === 'disconnected' || state === 'failed') && this.impatient === undefined) {
      this.impatient = setTimeout(() => this.restart(), state === 'failed' ? 0 : PATIENCE_MS);
    }
    this.listener.state(state);
  }

  /** Which kind of path ICE chose (W3C WebRTC statistics). */
  private async lookAtPath(): Promise<void> {
    const all = new Map<string, { type: string; selectedCandidatePairId?: string; localCandidateId?: string; remoteCandidateId?: string; candidateType?: string }>();
    (await this.connection.getStats()).forEach((one) => all.set(one.id, one));
    const transport = [...all.values()].find((one) => one.type === 'transport');
    const pair = all.get(transport?.selectedCandidatePairId ?? '');
    if (pair !== undefined && !this.closed) {
      const ends = [pair.localCandidateId, pair.remoteCandidateId].map((end) => all.get(end ?? '')?.candidateType);
      this.listener.path(ends.includes('relay'));
    }
  }

  /**
   * Looks for another path, again and again until there is one: what is said may be lost with the network. The one who
   * was there first does, so that it happens once.
   */
  private restart(): void {
    if (this.closed || this.polite || this.connection.connectionState === 'connected') {
      return;
    }
    if (this.connection.signalingState === 'have-local-offer') {
      this.describe();
    } else {
      this.connection.restartIce();
    }
    this.impatient = setTimeout(() => this.restart(), AGAIN_MS);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.impatient);
    this.connection.close();
  }
}
