package social.kith.node.peer;

import java.util.concurrent.atomic.AtomicInteger;
import social.kith.node.peer.internal.NativeRemoteTrack;

/** Sound of the other side; where the loop is half a second behind, what comes is left out. */
final class RemoteAudio extends RemoteFeed<AudioFrame> {
  private static final int MAX_WAITING = 50;

  private final AtomicInteger waiting = new AtomicInteger();

  RemoteAudio(NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    super(track, side, loop);
  }

  @Override
  void fetch(NativeRemoteTrack from) {
    from.sounds(this::sound);
  }

  /** On a thread of libwebrtc. */
  private void sound(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel) {
    if (waiting.get() >= MAX_WAITING) {
      return;
    }
    AudioFrame frame = new AudioFrame(sampleRateHz, channels, pcm);
    waiting.incrementAndGet();
    later(
        () -> {
          waiting.decrementAndGet();
          tell(frame);
        });
  }
}
