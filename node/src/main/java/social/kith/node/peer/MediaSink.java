package social.kith.node.peer;

/** Where the pictures and the sound of a {@link MediaStream} end, such as a screen or a file. */
public interface MediaSink {
  /** A picture; shared, do not change it. */
  default void onVideo(VideoFrame frame) {}

  /** Ten milliseconds of sound; shared, do not change them. */
  default void onAudio(AudioFrame frame) {}
}
