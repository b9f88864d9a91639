package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;

/**
 * Sound of the application on its way into one connection. Any thread but for {@link #createTrack}
 * and {@link #released}.
 */
public final class NativeAudioSource implements NativeSource, AutoCloseable {
  private final CustomAudioSource source = NativeCall.into(() -> new CustomAudioSource());
  private final NativeLife life = new NativeLife(source::dispose);
  private final Runnable onReleased;
  private SendGate gate = new SendGate();
  private final PushPace pace = new PushPace(System.nanoTime());

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
    return life.require(
        () -> {
          gate = through;
          return factory.createAudioTrack(id, source);
        });
  }

  /**
   * Feeds 10 ms of sound, or drops it if it comes too early, or while the connection changes what
   * it sends.
   *
   * @param pcm samples of 16 bits, little endian, channels interleaved; copied
   */
  public void push(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel) {
    life.use(
        () -> {
          if (pace.allows(System.nanoTime())) {
            gate.push(
                () ->
                    NativeCall.into(
                        () -> source.pushAudio(pcm, 16, sampleRateHz, channels, framesPerChannel)));
          }
        });
  }

  @Override
  public void released() {
    close();
    onReleased.run();
  }

  /** Nothing is fed any more; the native track stays valid if it still exists. */
  @Override
  public void close() {
    life.close();
  }
}
