package social.kith.node.peer;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import javax.sound.sampled.spi.MixerProvider;

/** A microphone with one channel, found by Java's sound while it is plugged in. */
public final class FakeMicrophone extends MixerProvider {
  static final String NAME = "Fake microphone";

  static volatile boolean plugged;
  static volatile boolean busy;
  static final AtomicBoolean OPEN = new AtomicBoolean();

  private static final Mixer.Info INFO = new Mixer.Info(NAME, "Kith", "for tests", "1") {};

  @Override
  public Mixer.Info[] getMixerInfo() {
    return plugged ? new Mixer.Info[] {INFO} : new Mixer.Info[0];
  }

  @Override
  public Mixer getMixer(Mixer.Info info) {
    if (!info.equals(INFO)) {
      throw new IllegalArgumentException("another mixer");
    }
    return proxy(
        Mixer.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getMixerInfo" -> INFO;
              case "getTargetLineInfo" -> new Line.Info[] {new Line.Info(TargetDataLine.class)};
              case "getLine" -> line((DataLine.Info) arguments[0]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static TargetDataLine line(DataLine.Info info) {
    if (info.getFormats()[0].getChannels() != 1) {
      throw new IllegalArgumentException("one channel only");
    }
    return proxy(
        TargetDataLine.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "open" -> open((AudioFormat) arguments[0]);
              case "start" -> OPEN.get();
              case "read" -> read((byte[]) arguments[0]);
              case "close" -> OPEN.getAndSet(false);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static boolean open(AudioFormat format) throws LineUnavailableException {
    if (busy || format.isBigEndian()) {
      throw new LineUnavailableException("busy");
    }
    return OPEN.getAndSet(true);
  }

  /** Ten milliseconds of a tone of 500 Hz. */
  private static int read(byte[] pcm) {
    LockSupport.parkNanos(10_000_000);
    if (!OPEN.get() || !plugged) {
      return 0;
    }
    for (int i = 0; i < pcm.length; i += 2) {
      int sample = (int) (8_000 * Math.sin(2 * Math.PI * i / 2 * 500 / 48_000));
      pcm[i] = (byte) sample;
      pcm[i + 1] = (byte) (sample >> 8);
    }
    return pcm.length;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
