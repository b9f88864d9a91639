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
    return new MediaStreamConstraints(Optional.of(AudioConstraints.of(input)), Optional.empty());
  }

  /** A stream of pictures. */
  public static MediaStreamConstraints video(VideoInput input) {
    return new MediaStreamConstraints(Optional.empty(), Optional.of(VideoConstraints.of(input)));
  }

  /** A stream of both. */
  public static MediaStreamConstraints audioVideo(AudioInput sound, VideoInput pictures) {
    return new MediaStreamConstraints(
        Optional.of(AudioConstraints.of(sound)), Optional.of(VideoConstraints.of(pictures)));
  }
}
