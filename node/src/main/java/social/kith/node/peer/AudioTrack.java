package social.kith.node.peer;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeAudioSource;
import social.kith.node.peer.internal.NativeRemoteTrack;
import social.kith.node.peer.internal.NativeSource;

/** A track of sound. */
public final class AudioTrack extends MediaStreamTrack {
  private final @Nullable LocalFeed local;
  private final @Nullable RemoteFeed remote;

  private AudioTrack(String id, @Nullable LocalFeed local, @Nullable RemoteFeed remote) {
    super(id, Kind.AUDIO);
    this.local = local;
    this.remote = remote;
  }

  /** A track of this side with an id of its own. */
  public static AudioTrack of(AudioSource source) {
    AudioTrack track = new AudioTrack(UUID.randomUUID().toString(), new LocalFeed(source), null);
    source.endWith(track::end);
    return track;
  }

  static AudioTrack remote(String id, NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    return new AudioTrack(id, null, new RemoteFeed(track, side, loop));
  }

  /**
   * Plays the track's sound to a sink from now on: that of this side on the thread that makes it,
   * the other side's on the connection's executor; where a sink falls half a second behind, what
   * comes meanwhile is left out.
   */
  public Registration addSink(Consumer<AudioFrame> sink) {
    Consumer<AudioFrame> own = frame -> sink.accept(isEnabled() ? frame : frame.muted());
    RemoteFeed theirs = remote;
    LocalFeed ours = local;
    if (theirs != null) {
      return theirs.add(own);
    }
    return ours != null ? ours.add(own) : () -> {};
  }

  @Override
  public boolean isRemote() {
    return remote != null;
  }

  @Override
  void ended() {
    RemoteFeed theirs = remote;
    LocalFeed ours = local;
    if (theirs != null) {
      theirs.end();
    } else if (ours != null) {
      ours.end();
    }
  }

  @Override
  NativeSource source() {
    LocalFeed ours = local;
    if (ours == null) {
      throw new IllegalArgumentException("the other side's track cannot be sent");
    }
    return ours.nativeSource(this::isEnabled);
  }

  /**
   * This side's sound on the way to the connections that send it, a native source for each:
   * libwebrtc does not allow that sound is pushed while what takes it changes, and that is known of
   * one connection at a time.
   */
  private static final class LocalFeed {
    private final AudioSource source;
    private final Set<Registration> sinks = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    LocalFeed(AudioSource source) {
      this.source = source;
    }

    Registration add(Consumer<AudioFrame> sink) {
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

    /** On the native thread alone. */
    NativeSource nativeSource(BooleanSupplier enabled) {
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

    void end() {
      ended = true;
      sinks.forEach(Registration::close);
    }
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
