package social.kith.node.peer;

/**
 * A stream whose kind its type tells: sound, pictures, or both. Any thread.
 *
 * <p>Each kind is opened by its own {@code open}: the future is done once, when every device gave
 * its first picture or sound, on the executor of the {@link MediaDevices}. It fails with {@link
 * MediaException}, with no device in use; cancelling it lets go of the devices.
 */
public sealed interface CaptureStream permits AudioStream, VideoStream, AudioVideoStream {
  /** The stream, for {@link Peer#addStream} and whatever else takes one. */
  MediaStream stream();

  /** As {@link MediaStream#addSink}. */
  default Registration addSink(MediaSink sink) {
    return stream().addSink(sink);
  }

  /** Lets go of the devices. */
  default void stop() {
    stream().stop();
  }
}
