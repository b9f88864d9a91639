package social.kith.node.peer;

import java.util.Optional;

/**
 * What a stream shall have (W3C MediaStreamConstraints): sound, pictures or both.
 *
 * @param audio what sound, if any
 * @param video what pictures, if any
 */
public record MediaStreamConstraints(
    Optional<AudioConstraints> audio, Optional<VideoConstraints> video) {
  /**
   * Checks that something is wanted.
   *
   * @throws IllegalArgumentException if nothing is
   */
  public MediaStreamConstraints {
    if (audio.isEmpty() && video.isEmpty()) {
      throw new IllegalArgumentException("a stream has sound, pictures or both");
    }
  }

  /** A stream of sound. */
  public static MediaStreamConstraints audio(AudioInput input) {
    return audio(AudioConstraints.of(input));
  }

  /** A stream of sound like this. */
  public static MediaStreamConstraints audio(AudioConstraints wanted) {
    return new MediaStreamConstraints(Optional.of(wanted), Optional.empty());
  }

  /** A stream of pictures. */
  public static MediaStreamConstraints video(VideoInput input) {
    return video(VideoConstraints.of(input));
  }

  /** A stream of pictures like these. */
  public static MediaStreamConstraints video(VideoConstraints wanted) {
    return new MediaStreamConstraints(Optional.empty(), Optional.of(wanted));
  }

  /** A stream of both. */
  public static MediaStreamConstraints audioVideo(AudioInput sound, VideoInput pictures) {
    return audioVideo(AudioConstraints.of(sound), VideoConstraints.of(pictures));
  }

  /** A stream of both like these. */
  public static MediaStreamConstraints audioVideo(
      AudioConstraints sound, VideoConstraints pictures) {
    return new MediaStreamConstraints(Optional.of(sound), Optional.of(pictures));
  }
}
