package social.kith.node.peer.internal;

/** Takes pictures, on a thread of libwebrtc. */
public interface PictureSink {
  /** Planes Y, U and V without padding, owned by the sink. */
  void picture(int width, int height, int rotation, long timestampNs, byte[] i420);
}
