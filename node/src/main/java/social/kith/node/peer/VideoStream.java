package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;

/**
 * A stream of pictures alone.
 *
 * @param stream of this side or the other one's
 */
public record VideoStream(MediaStream stream) implements CaptureStream {
  /**
   * Checks the kind.
   *
   * @throws IllegalArgumentException if it is not one track of pictures and nothing else
   */
  public VideoStream {
    if (stream.videoTracks().size() != 1 || stream.tracks().size() != 1) {
      throw new IllegalArgumentException("a stream of pictures has one track, of pictures");
    }
  }

  /** Opens one; how that ends says {@link CaptureStream}. */
  public static CompletableFuture<VideoStream> open(MediaDevices devices, VideoConstraints wanted) {
    return devices.capture(MediaStreamConstraints.video(wanted), VideoStream::new);
  }

  /** Opens one with the usual constraints. */
  public static CompletableFuture<VideoStream> open(MediaDevices devices, VideoInput input) {
    return open(devices, VideoConstraints.of(input));
  }

  /** Its track. */
  public VideoTrack video() {
    return stream.videoTracks().get(0);
  }
}
