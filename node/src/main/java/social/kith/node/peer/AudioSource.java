package social.kith.node.peer;

import java.util.function.Consumer;

/**
 * Where the sound of {@link AudioTrack}s comes from: whoever owns it pushes ten milliseconds every
 * ten milliseconds. What is more than half a second ahead of the clock is not sent. Any thread, one
 * after another.
 */
public final class AudioSource implements AutoCloseable {
  private final Listeners<AudioFrame> sinks = new Listeners<>();
  private final Listeners<AudioSource> ends = new Listeners<>();
  private volatile boolean closed;

  /** Gives sound to all tracks of this source; after {@link #close} it is dropped. */
  public void push(AudioFrame frame) {
    if (!closed) {
      sinks.tell(frame);
    }
  }

  /** Plays what is pushed to a sink too, on the pushing thread. */
  public Registration addSink(Consumer<AudioFrame> sink) {
    return sinks.add(sink);
  }

  /** Ends a track with this source. */
  void endWith(Runnable end) {
    Registration unused = ends.add(source -> end.run());
  }

  /** Nothing comes from it any more; its tracks end. Again does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      ends.tell(this);
    }
  }
}
