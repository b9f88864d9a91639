package social.kith.node.peer;

import social.kith.node.peer.internal.NativeSource;

/**
 * Pictures or sound from one source (W3C MediaStreamTrack): of this side, to be sent over any
 * number of connections, or of the other side. Any thread.
 */
public abstract sealed class MediaStreamTrack permits VideoTrack, AudioTrack {
  /** Longest id. */
  static final int MAX_ID_CHARACTERS = 256;

  /** What a track carries. */
  public enum Kind {
    /** Pictures. */
    VIDEO,
    /** Sound. */
    AUDIO
  }

  /** Whether more can come (W3C MediaStreamTrackState). */
  public enum State {
    /** It can. */
    LIVE,
    /** It cannot; for ever. */
    ENDED
  }

  private final String id;
  private final Kind kind;
  private final TrackFeed<?> feed;
  private final Listeners<State> endListeners = new Listeners<>();
  private volatile boolean enabled = true;
  private volatile State state = State.LIVE;

  MediaStreamTrack(String id, Kind kind, TrackFeed<?> feed) {
    this.id = id;
    this.kind = kind;
    this.feed = feed;
  }

  /** The same on both sides, unless the track replaced another one. */
  public final String id() {
    return id;
  }

  /** What it carries. */
  public final Kind kind() {
    return kind;
  }

  /** Whether it is sent as it is; else black or silent. */
  public final boolean isEnabled() {
    return enabled;
  }

  /**
   * Mutes the track, or not, on every connection, from the next picture or sound on. No negotiation
   * is needed. The other side's track is muted for its sinks here alone.
   */
  public final void setEnabled(boolean now) {
    enabled = now;
  }

  /** Whether more can come. */
  public final State state() {
    return state;
  }

  /** Hears once that the track ended. */
  public final Registration onEnded(Runnable listener) {
    return endListeners.add(ended -> listener.run());
  }

  /**
   * Ends the track on this side, and frees what it holds. Its source goes on; connections that send
   * the track send nothing more, until it is removed or replaced.
   */
  public final void stop() {
    if (state == State.LIVE) {
      end();
    }
  }

  /** The track is over. */
  final void end() {
    if (state == State.LIVE) {
      state = State.ENDED;
      feed.end();
      endListeners.tell(State.ENDED);
    }
  }

  /** Whether the other side sends it. */
  public final boolean isRemote() {
    return feed.isRemote();
  }

  /**
   * What a connection sends. On the native thread.
   *
   * @throws IllegalArgumentException if this is the other side's track
   */
  final NativeSource source() {
    return feed.nativeSource(this::isEnabled);
  }
}
