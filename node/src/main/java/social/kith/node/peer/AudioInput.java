package social.kith.node.peer;

import java.util.Optional;

/** Where the sound of a stream comes from. */
public sealed interface AudioInput {
  /**
   * A microphone, at 48 kHz. Echo is not cancelled.
   *
   * @param deviceId which one, by {@link MediaDeviceInfo#deviceId}; the machine's choice if absent
   */
  record Microphone(Optional<String> deviceId) implements AudioInput {}

  /**
   * A tone.
   *
   * @param frequencyHz 20 to 20,000
   */
  record Tone(int frequencyHz) implements AudioInput {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of its range
     */
    public Tone {
      TestTone.requireFrequency(frequencyHz);
    }
  }

  /**
   * Sound that the application pushes; the source stays its own.
   *
   * @param source where it pushes it, in whatever format it likes
   */
  record Pushed(AudioSource source) implements AudioInput {}

  /** Any microphone. */
  static AudioInput microphone() {
    return new Microphone(Optional.empty());
  }

  /** The tone that orchestras tune by. */
  static AudioInput tone() {
    return new Tone(440);
  }

  /** What is pushed there. */
  static AudioInput of(AudioSource source) {
    return new Pushed(source);
  }
}
