package social.kith.node.peer.internal;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;

/** Brings pictures of libwebrtc out of it. */
final class PictureCopy {
  private PictureCopy() {}

  /**
   * Copies the picture to the sink and gives it back; on the thread of libwebrtc that brought it.
   */
  static void deliver(VideoFrame frame, PictureSink sink) {
    try {
      // The same object, not counted again: it goes with the frame.
      I420Buffer i420 = frame.buffer.toI420();
      int width = i420.getWidth();
      int height = i420.getHeight();
      int halfWidth = (width + 1) / 2;
      int halfHeight = (height + 1) / 2;
      byte[] planes = new byte[width * height + 2 * halfWidth * halfHeight];
      int end = copy(i420.getDataY(), i420.getStrideY(), width, height, planes, 0);
      end = copy(i420.getDataU(), i420.getStrideU(), halfWidth, halfHeight, planes, end);
      int unused = copy(i420.getDataV(), i420.getStrideV(), halfWidth, halfHeight, planes, end);
      sink.picture(width, height, frame.rotation, frame.timestampNs, planes);
    } finally {
      frame.release();
    }
  }

  private static int copy(
      ByteBuffer from, int stride, int width, int height, byte[] to, int offset) {
    for (int row = 0; row < height; row++) {
      from.position(row * stride).get(to, offset + row * width, width);
    }
    return offset + width * height;
  }
}
