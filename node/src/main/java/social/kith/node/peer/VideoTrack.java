package social.kith.node.peer;

import java.util.UUID;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeRemoteTrack;

/** A track of pictures. */
public final class VideoTrack extends MediaStreamTrack {
  private final TrackFeed<VideoFrame> feed;

  private VideoTrack(String id, TrackFeed<VideoFrame> feed) {
    super(id, Kind.VIDEO, feed);
    this.feed = feed;
  }

  /** A track of this side with an id of its own. */
  public static VideoTrack of(VideoSource source) {
    VideoTrack track = new VideoTrack(UUID.randomUUID().toString(), new LocalVideo(source));
    source.endWith(track::end);
    return track;
  }

  static VideoTrack remote(String id, NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    return new VideoTrack(id, new RemoteVideo(track, side, loop));
  }

  /**
   * Shows the track's pictures to a sink from now on: those of this side on the thread that makes
   * them, the other side's on the connection's executor, where a sink that is too slow is given the
   * newest one and never hears of those in between.
   */
  public Registration addSink(Consumer<VideoFrame> sink) {
    return feed.add(frame -> sink.accept(isEnabled() ? frame : frame.muted()));
  }
}
