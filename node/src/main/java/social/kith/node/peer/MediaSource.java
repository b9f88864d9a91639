package social.kith.node.peer;

import java.util.function.Consumer;

/**
 * Where the pictures or the sound of tracks come from: whoever owns it pushes them. Any thread, one
 * after another.
 *
 * @param <F> what is pushed
 */
public abstract sealed class MediaSource<F> implements AutoCloseable
    permits AudioSource, VideoSource {
  private final Listeners<F> sinks = new Listeners<>();
  private final Listeners<MediaSource<F>> ends = new Listeners<>();
  private volatile boolean closed;

  MediaSource() {}

  /** Gives this to all tracks of the source; after {@link #close} it is dropped. */
  public final void push(F frame) {
    if (!closed) {
      sinks.tell(frame);
    }
  }

  /** Gives what is pushed to a sink too, on the pushing thread: one's own preview. */
  public final Registration addSink(Consumer<F> sink) {
    return sinks.add(sink);
  }

  /** Ends a track with this source. */
  final void endWith(Runnable end) {
    Registration unused = ends.add(source -> end.run());
  }

  /** Nothing comes from it any more; its tracks end. Again does nothing. */
  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      ends.tell(this);
    }
  }
}
