package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;

/**
 * A stream of sound alone.
 *
 * @param stream of this side or the other one's
 */
public record AudioStream(MediaStream stream) implements CaptureStream {
  /**
   * Checks the kind.
   *
   * @throws IllegalArgumentException if it is not one track of sound and nothing else
   */
  public AudioStream {
    if (stream.audioTracks().size() != 1 || stream.tracks().size() != 1) {
      throw new IllegalArgumentException("a stream of sound has one track, of sound");
    }
  }

  /** Opens one; how that ends says {@link CaptureStream}. */
  public static CompletableFuture<AudioStream> open(MediaDevices devices, AudioConstraints wanted) {
    return devices.capture(MediaStreamConstraints.audio(wanted), AudioStream::new);
  }

  /** Opens one with the usual constraints. */
  public static CompletableFuture<AudioStream> open(MediaDevices devices, AudioInput input) {
    return open(devices, AudioConstraints.of(input));
  }

  /** Its track. */
  public AudioTrack audio() {
    return stream.audioTracks().get(0);
  }
}
