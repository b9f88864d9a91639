package social.kith.node.peer;

import java.util.concurrent.CompletableFuture;

/**
 * A stream of sound and pictures.
 *
 * @param stream of this side or the other one's
 */
public record AudioVideoStream(MediaStream stream) implements CaptureStream {
  /**
   * Checks the kind.
   *
   * @throws IllegalArgumentException if it is not one track of sound and one of pictures
   */
  public AudioVideoStream {
    if (stream.audioTracks().size() != 1
        || stream.videoTracks().size() != 1
        || stream.tracks().size() != 2) {
      throw new IllegalArgumentException("a stream of both has one track of each kind");
    }
  }

  /** Opens one; how that ends says {@link CaptureStream}. */
  public static CompletableFuture<AudioVideoStream> open(
      MediaDevices devices, AudioConstraints sound, VideoConstraints pictures) {
    return devices.capture(
        MediaStreamConstraints.audioVideo(sound, pictures), AudioVideoStream::new);
  }

  /** Opens one with the usual constraints. */
  public static CompletableFuture<AudioVideoStream> open(
      MediaDevices devices, AudioInput sound, VideoInput pictures) {
    return open(devices, AudioConstraints.of(sound), VideoConstraints.of(pictures));
  }

  /** Its track of sound. */
  public AudioTrack audio() {
    return stream.audioTracks().get(0);
  }

  /** Its track of pictures. */
  public VideoTrack video() {
    return stream.videoTracks().get(0);
  }
}
