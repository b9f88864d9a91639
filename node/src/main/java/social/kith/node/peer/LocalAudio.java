package social.kith.node.peer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeAudioSource;
import social.kith.node.peer.internal.NativeSource;

/**
 * This side's sound on the way to the connections that send it, a native source for each: libwebrtc
 * does not allow that sound is pushed while what takes it changes, and that is known of one
 * connection at a time.
 */
final class LocalAudio implements TrackFeed<AudioFrame> {
  private final AudioSource source;
  private final Set<Registration> sinks = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  LocalAudio(AudioSource source) {
    this.source = source;
  }

  @Override
  public Registration add(Consumer<AudioFrame> sink) {
    Registration added = source.addSink(sink);
    Registration own =
        new Registration() {
          @Override
          public void close() {
            added.close();
            sinks.remove(this);
          }
        };
    sinks.add(own);
    if (ended) {
      own.close();
    }
    return own;
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public NativeSource nativeSource(BooleanSupplier enabled) {
    AtomicReference<@Nullable Registration> feeding = new AtomicReference<>();
    NativeAudioSource target =
        new NativeAudioSource(
            () -> {
              Registration fed = feeding.get();
              if (fed != null) {
                fed.close();
              }
            });
    feeding.set(add(frame -> push(target, enabled.getAsBoolean() ? frame : frame.muted())));
    return target;
  }

  private static void push(NativeAudioSource target, AudioFrame frame) {
    target.push(frame.pcm(), frame.sampleRateHz(), frame.channels(), frame.framesPerChannel());
  }

  @Override
  public void end() {
    ended = true;
    sinks.forEach(Registration::close);
  }
}
