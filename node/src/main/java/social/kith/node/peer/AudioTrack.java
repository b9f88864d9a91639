package social.kith.node.peer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeRemoteTrack;
import social.kith.node.peer.internal.NativeVideoSource;

/**
 * A track of sound of the other side. This side sends none yet: libwebrtc's audio device, which
 * every factory has, would feed the same stream from a thread of its own, and ends the process over
 * that.
 */
public final class AudioTrack extends MediaStreamTrack {
  private final RemoteFeed feed;

  private AudioTrack(String id, RemoteFeed feed) {
    super(id, Kind.AUDIO);
    this.feed = feed;
  }

  static AudioTrack remote(String id, NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    return new AudioTrack(id, new RemoteFeed(track, side, loop));
  }

  /**
   * Plays the track's sound to a sink from now on, on the connection's executor; where a sink falls
   * half a second behind, what comes meanwhile is left out.
   */
  public Registration addSink(Consumer<AudioFrame> sink) {
    return feed.add(frame -> sink.accept(isEnabled() ? frame : frame.muted()));
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  void ended() {
    feed.end();
  }

  @Override
  NativeVideoSource source() {
    throw new IllegalArgumentException("the other side's track cannot be sent");
  }

  /** Sound of the other side, fetched only while somebody listens. */
  private static final class RemoteFeed {
    private static final int MAX_WAITING = 50;

    private final NativeRemoteTrack track;
    private final NativeSide side;
    private final LoopGate loop;
    private final Listeners<AudioFrame> sinks = new Listeners<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean ended;

    RemoteFeed(NativeRemoteTrack track, NativeSide side, LoopGate loop) {
      this.track = track;
      this.side = side;
      this.loop = loop;
    }

    Registration add(Consumer<AudioFrame> sink) {
      Registration added = sinks.add(sink);
      side.withTrack(() -> track.sounds(this::sound));
      return () -> {
        added.close();
        side.withTrack(this::silenceIfUnheard);
      };
    }

    private void silenceIfUnheard() {
      if (sinks.isEmpty()) {
        track.silence();
      }
    }

    /** On a thread of libwebrtc. */
    private void sound(byte[] pcm, int sampleRateHz, int channels, int framesPerChannel) {
      if (waiting.get() >= MAX_WAITING) {
        return;
      }
      AudioFrame frame = new AudioFrame(sampleRateHz, channels, pcm);
      waiting.incrementAndGet();
      loop.execute(
          () -> {
            waiting.decrementAndGet();
            if (!ended) {
              sinks.tell(frame);
            }
          });
    }

    void end() {
      ended = true;
      side.withTrack(track::silence);
    }
  }
}
