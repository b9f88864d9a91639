package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;

/**
 * Frames of one track of the application on their way into libwebrtc, for one native track in each
 * connection that sends it. Any thread but for {@link #createTrack}.
 */
public final class NativeVideoSource implements NativeSource, AutoCloseable {
  private final CustomVideoSource source = NativeCall.into(() -> new CustomVideoSource());
  private final NativeLife life = new NativeLife(source::dispose);

  /** The gate is not needed: libwebrtc locks what takes pictures. */
  @Override
  public MediaStreamTrack createTrack(PeerConnectionFactory factory, String id, SendGate gate) {
    return life.require(() -> factory.createVideoTrack(id, source));
  }

  /**
   * Feeds a picture to all tracks.
   *
   * @param i420 planes Y, U and V without padding; copied before this returns
   */
  public void push(int width, int height, int rotation, long timestampNs, byte[] i420) {
    life.use(() -> NativeCall.into(() -> pushNow(width, height, rotation, timestampNs, i420)));
  }

  private void pushNow(int width, int height, int rotation, long timestampNs, byte[] i420) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    int lumaBytes = width * height;
    int chromaBytes = halfWidth * halfHeight;
    copy(i420, 0, width, height, buffer.getDataY(), buffer.getStrideY());
    copy(i420, lumaBytes, halfWidth, halfHeight, buffer.getDataU(), buffer.getStrideU());
    copy(
        i420,
        lumaBytes + chromaBytes,
        halfWidth,
        halfHeight,
        buffer.getDataV(),
        buffer.getStrideV());
    VideoFrame frame = new VideoFrame(buffer, rotation, timestampNs);
    try {
      source.pushFrame(frame);
    } finally {
      frame.release();
    }
  }

  private static void copy(
      byte[] from, int offset, int width, int height, ByteBuffer to, int stride) {
    for (int row = 0; row < height; row++) {
      to.position(row * stride).put(from, offset + row * width, width);
    }
  }

  /** Nothing is fed any more; native tracks that still exist stay valid. */
  @Override
  public void close() {
    life.close();
  }
}
