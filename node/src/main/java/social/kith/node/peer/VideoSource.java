package social.kith.node.peer;

import java.util.function.Consumer;

/**
 * Where the pictures of {@link VideoTrack}s come from: whoever owns it pushes them as fast as they
 * are made; libwebrtc drops what a path is too slow for. Any thread, one after another.
 */
public final class VideoSource implements AutoCloseable {
  private final Listeners<VideoFrame> sinks = new Listeners<>();
  private final Listeners<VideoSource> ends = new Listeners<>();
  private volatile boolean closed;

  /** Gives a picture to all tracks of this source; after {@link #close} it is dropped. */
  public void push(VideoFrame frame) {
    if (!closed) {
      sinks.tell(frame);
    }
  }

  /** Shows what is pushed to a sink too, on the pushing thread: one's own preview. */
  public Registration addSink(Consumer<VideoFrame> sink) {
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
