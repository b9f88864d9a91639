package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames of one track of the application on their way into libwebrtc, for one native track in each
 * connection that sends it. Any thread but for {@link #createTrack}.
 */
public final class NativeVideoSource implements NativeSource, AutoCloseable {
  /** Keeps the native object alive while a frame goes into it. Callbacks never take it. */
  private final ReentrantLock alive = new ReentrantLock();

  private final CustomVideoSource source = NativeCall.into(() -> new CustomVideoSource());
  private boolean closed;

  /** The gate is not needed: libwebrtc locks what takes pictures. */
  @Override
  public MediaStreamTrack createTrack(PeerConnectionFactory factory, String id, SendGate gate) {
    alive.lock();
    try {
      if (closed) {
        throw new NativeCallException(
            NativeCallException.Kind.CLOSED, "the source of the track is closed");
      }
      return NativeCall.into(() -> factory.createVideoTrack(id, source));
    } finally {
      alive.unlock();
    }
  }

  /**
   * Feeds a picture to all tracks.
   *
   * @param i420 planes Y, U and V without padding; copied before this returns
   */
  public void push(int width, int height, int rotation, long timestampNs, byte[] i420) {
    alive.lock();
    try {
      if (!closed) {
        NativeCall.into(() -> pushNow(width, height, rotation, timestampNs, i420));
      }
    } finally {
      alive.unlock();
    }
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
    alive.lock();
    try {
      if (!closed) {
        closed = true;
        NativeCall.into(source::dispose);
      }
    } finally {
      alive.unlock();
    }
  }
}
