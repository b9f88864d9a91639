package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sound of the application on its way into one connection. Any thread but for {@link #createTrack}
 * and {@link #released}.
 */
public final class NativeAudioSource implements NativeSource, AutoCloseable {
  /**
   * Keeps the native object alive while sound goes into it, and two threads from pushing at once.
   * Callbacks never take it.
   */
  private final ReentrantLock alive = new ReentrantLock();

  private final CustomAudioSource source = NativeCall.into(() -> new CustomAudioSource());
  private final Runnable onReleased;
  private SendGate gate = new SendGate();
  private final PushPace pace = new PushPace(System.nanoTime());
  private boolean closed;

  /**
   * Feeds nothing yet.
   *
   * @param onReleased runs on the native thread when no connection needs this any more
   */
  public NativeAudioSource(Runnable onReleased) {
    this.onReleased = onReleased;
  }

  @Override
  public MediaStreamTrack createTrack(PeerConnectionFactory factory, String id, SendGate through) {
    alive.lock();
    try {
      if (closed) {
        throw new NativeCallException(
            NativeCallException.Kind.CLOSED, "the source of the track is closed");
      }
      gate = through;
      return NativeCall.into(() -> factory.createAudioTrack(id, source));
    } finally {
      alive.unlock();
    }
  }

  /**
   * Feeds 10 ms of sound, or drops it if it comes too early, or while the connection changes what
   * it sends.
   *
   * @param pcm samples of 16 bits, little endian, channels interleaved; copied
   */
  public void push(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel) {
    alive.lock();
    try {
      if (!closed && pace.allows(System.nanoTime())) {
        gate.push(
            () ->
                NativeCall.into(
                    () -> source.pushAudio(pcm, 16, sampleRateHz, channels, framesPerChannel)));
      }
    } finally {
      alive.unlock();
    }
  }

  @Override
  public void released() {
    close();
    onReleased.run();
  }

  /** Nothing is fed any more; the native track stays valid if it still exists. */
  @Override
  public void close() {
    alive.lock();
    try {
      if (!closed) {
        closed = true;
        NativeCall.into(source::dispose);
      }
    } finally {
      alive.unlock();
    }
  }
}
