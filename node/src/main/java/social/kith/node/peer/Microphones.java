package social.kith.node.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * The microphones of the machine, by Java's own sound: libwebrtc hangs where it finds no sound
 * server. Every method may take long: only on a thread of its own.
 */
final class Microphones {
  static final int SAMPLE_RATE_HZ = 48_000;
  private static final int SAMPLE_BITS = 16;
  private static final int BUFFERED_FRAMES = 10;

  private Microphones() {}

  static List<MediaDeviceInfo> list() {
    return mixers().stream()
        .map(mixer -> new MediaDeviceInfo(id(mixer), MediaDeviceInfo.Kind.AUDIO_INPUT, id(mixer)))
        .toList();
  }

  private static String id(Mixer mixer) {
    return mixer.getMixerInfo().getName();
  }

  private static List<Mixer> mixers() {
    return Arrays.stream(AudioSystem.getMixerInfo())
        .map(AudioSystem::getMixer)
        .filter(mixer -> mixer.getTargetLineInfo(new Line.Info(TargetDataLine.class)).length > 0)
        .toList();
  }

  static Capture open(Optional<String> deviceId, int channels, AudioSource target)
      throws MediaException {
    Mixer mixer =
        mixers().stream()
            .filter(found -> deviceId.isEmpty() || deviceId.get().equals(id(found)))
            .findFirst()
            .orElseThrow(
                () ->
                    new MediaException(
                        MediaException.Reason.NOT_FOUND, "there is no such microphone"));
    AudioFormat format = new AudioFormat(SAMPLE_RATE_HZ, SAMPLE_BITS, channels, true, false);
    try {
      TargetDataLine line =
          (TargetDataLine) mixer.getLine(new DataLine.Info(TargetDataLine.class, format));
      int frameBytes = SAMPLE_RATE_HZ / 100 * channels * (SAMPLE_BITS / 8);
      line.open(format, frameBytes * BUFFERED_FRAMES);
      line.start();
      Thread reader = new Thread(() -> read(line, channels, frameBytes, target), "kith-microphone");
      reader.setDaemon(true);
      reader.start();
      return line::close;
    } catch (IllegalArgumentException e) {
      throw new MediaException(
          MediaException.Reason.OVERCONSTRAINED,
          "the microphone has no " + channels + " channels at " + SAMPLE_RATE_HZ + " Hz",
          e);
    } catch (SecurityException e) {
      throw new MediaException(
          MediaException.Reason.NOT_ALLOWED, "the microphone may not be used", e);
    } catch (LineUnavailableException e) {
      throw new MediaException(
          MediaException.Reason.IN_USE,
          "the microphone does not start; another program may have it",
          e);
    }
  }

  /** Until the line is closed, or the device is gone, which ends its tracks. */
  private static void read(TargetDataLine line, int channels, int frameBytes, AudioSource target) {
    try (line;
        target) {
      byte[] pcm = new byte[frameBytes];
      while (line.read(pcm, 0, frameBytes) == frameBytes) {
        target.push(new AudioFrame(SAMPLE_RATE_HZ, channels, pcm));
        pcm = new byte[frameBytes];
      }
    }
  }
}
