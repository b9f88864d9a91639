package social.kith.node.peer;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeRemoteTrack;

/** Pictures of the other side; a loop that is too slow is given the newest one. */
final class RemoteVideo extends RemoteFeed<VideoFrame> {
  private final AtomicReference<@Nullable VideoFrame> newest = new AtomicReference<>();

  RemoteVideo(NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    super(track, side, loop);
  }

  @Override
  void fetch(NativeRemoteTrack from) {
    from.pictures(this::picture);
  }

  /** On a thread of libwebrtc. */
  private void picture(int width, int height, int rotation, long timestampNs, byte[] i420) {
    VideoFrame frame = new VideoFrame(width, height, rotation, timestampNs, i420);
    if (newest.getAndSet(frame) == null) {
      later(this::show);
    }
  }

  private void show() {
    VideoFrame frame = newest.getAndSet(null);
    if (frame != null) {
      tell(frame);
    }
  }
}
