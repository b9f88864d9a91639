package social.kith.node.peer;

/**
 * A source of pictures, pushed as fast as they are made; libwebrtc drops what a path is too slow
 * for.
 */
public final class VideoSource extends MediaSource<VideoFrame> {
  /** A source of pictures that nobody has pushed yet. */
  public VideoSource() {}
}
