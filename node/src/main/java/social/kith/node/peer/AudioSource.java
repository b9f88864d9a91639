package social.kith.node.peer;

/**
 * A source of sound: ten milliseconds are pushed every ten milliseconds. What is more than half a
 * second ahead of the clock is not sent.
 */
public final class AudioSource extends MediaSource<AudioFrame> {
  /** A source of sound that nobody has pushed yet. */
  public AudioSource() {}
}
