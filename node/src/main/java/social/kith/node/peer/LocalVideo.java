package social.kith.node.peer;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeSource;
import social.kith.node.peer.internal.NativeVideoSource;

/** This side's pictures on the way to the connections that send them, one native source for all. */
final class LocalVideo implements TrackFeed<VideoFrame> {
  private final VideoSource source;
  private volatile @Nullable NativeVideoSource made;
  private volatile @Nullable Registration feeding;
  private volatile boolean ended;

  LocalVideo(VideoSource source) {
    this.source = source;
  }

  @Override
  public Registration add(Consumer<VideoFrame> sink) {
    return source.addSink(sink);
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  /** Made when a connection first sends the track. */
  @Override
  public NativeSource nativeSource(BooleanSupplier enabled) {
    NativeVideoSource target = made;
    if (target == null) {
      NativeVideoSource created = new NativeVideoSource();
      feeding =
          source.addSink(frame -> push(created, enabled.getAsBoolean() ? frame : frame.muted()));
      made = created;
      target = created;
      if (ended) {
        end();
      }
    }
    return target;
  }

  private static void push(NativeVideoSource target, VideoFrame frame) {
    target.push(
        frame.widthPx(),
        frame.heightPx(),
        frame.rotationDegrees(),
        frame.timestampNs(),
        frame.i420());
  }

  @Override
  public void end() {
    ended = true;
    Registration fed = feeding;
    NativeVideoSource target = made;
    if (fed != null) {
      fed.close();
    }
    if (target != null) {
      target.close();
    }
  }
}
