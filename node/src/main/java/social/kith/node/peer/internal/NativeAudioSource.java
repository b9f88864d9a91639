package social.kith.node.peer.internal;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.concurrent.locks.ReentrantLock;

/** Sound of the application on its way into libwebrtc. */
public final class NativeAudioSource implements NativeSource {
  /** As in {@link NativeVideoSource}. */
  private final ReentrantLock alive = new ReentrantLock();

  private final CustomAudioSource source = NativeCall.into(() -> new CustomAudioSource());
  private boolean closed;

  @Override
  public MediaStreamTrack createTrack(PeerConnectionFactory factory, String id) {
    alive.lock();
    try {
      if (closed) {
        throw new NativeCallException(
            NativeCallException.Kind.CLOSED, "the source of the track is closed");
      }
      return NativeCall.into(() -> factory.createAudioTrack(id, source));
    } finally {
      alive.unlock();
    }
  }

  /**
   * Feeds 10 ms of sound to all tracks.
   *
   * @param pcm samples of 16 bits, little endian, channels interleaved; copied
   */
  public void push(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel) {
    alive.lock();
    try {
      if (!closed) {
        NativeCall.into(() -> source.pushAudio(pcm, 16, sampleRateHz, channels, framesPerChannel));
      }
    } finally {
      alive.unlock();
    }
  }

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
