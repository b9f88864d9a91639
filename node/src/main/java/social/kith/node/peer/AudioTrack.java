package social.kith.node.peer;

import java.util.UUID;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeRemoteTrack;

/** A track of sound. */
public final class AudioTrack extends MediaStreamTrack {
  private final TrackFeed<AudioFrame> feed;

  private AudioTrack(String id, TrackFeed<AudioFrame> feed) {
    super(id, Kind.AUDIO, feed);
    this.feed = feed;
  }

  /** A track of this side with an id of its own. */
  public static AudioTrack of(AudioSource source) {
    AudioTrack track = new AudioTrack(UUID.randomUUID().toString(), new LocalAudio(source));
    source.endWith(track::end);
    return track;
  }

  static AudioTrack remote(String id, NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    return new AudioTrack(id, new RemoteAudio(track, side, loop));
  }

  /**
   * Plays the track's sound to a sink from now on: that of this side on the thread that makes it,
   * the other side's on the connection's executor; where a sink falls half a second behind, what
   * comes meanwhile is left out.
   */
  public Registration addSink(Consumer<AudioFrame> sink) {
    return feed.add(frame -> sink.accept(isEnabled() ? frame : frame.muted()));
  }
}
