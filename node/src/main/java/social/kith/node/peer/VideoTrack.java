package social.kith.node.peer;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.node.peer.internal.NativeRemoteTrack;
import social.kith.node.peer.internal.NativeSource;
import social.kith.node.peer.internal.NativeVideoSource;

/** A track of pictures. */
public final class VideoTrack extends MediaStreamTrack {
  private final @Nullable LocalFeed local;
  private final @Nullable RemoteFeed remote;

  private VideoTrack(String id, @Nullable LocalFeed local, @Nullable RemoteFeed remote) {
    super(id, Kind.VIDEO);
    this.local = local;
    this.remote = remote;
  }

  /** A track of this side with an id of its own. */
  public static VideoTrack of(VideoSource source) {
    VideoTrack track = new VideoTrack(UUID.randomUUID().toString(), new LocalFeed(source), null);
    source.endWith(track::end);
    return track;
  }

  static VideoTrack remote(String id, NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    return new VideoTrack(id, null, new RemoteFeed(track, side, loop));
  }

  /**
   * Shows the track's pictures to a sink from now on: those of this side on the thread that makes
   * them, the other side's on the connection's executor, where a sink that is too slow is given the
   * newest one and never hears of those in between.
   */
  public Registration addSink(Consumer<VideoFrame> sink) {
    Consumer<VideoFrame> own = frame -> sink.accept(isEnabled() ? frame : frame.muted());
    RemoteFeed theirs = remote;
    LocalFeed ours = local;
    if (theirs != null) {
      return theirs.add(own);
    }
    return ours != null ? ours.source.addSink(own) : () -> {};
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

  /** This side's pictures on the way to the connections that send them. */
  private static final class LocalFeed {
    private final VideoSource source;
    private volatile @Nullable NativeVideoSource made;
    private volatile @Nullable Registration feeding;
    private volatile boolean ended;

    LocalFeed(VideoSource source) {
      this.source = source;
    }

    /** Made when a connection first sends the track. On the native thread alone. */
    NativeVideoSource nativeSource(BooleanSupplier enabled) {
      NativeVideoSource target = made;
      if (target == null) {
        NativeVideoSource created = new NativeVideoSource();
        feeding =
            source.addSink(frame -> push(created, enabled.getAsBoolean() ? frame : frame.muted()));
        made = created;
        target = created;
        if (ended) {
          end();
        }
      }
      return target;
    }

    private static void push(NativeVideoSource target, VideoFrame frame) {
      target.push(
          frame.widthPx(),
          frame.heightPx(),
          frame.rotationDegrees(),
          frame.timestampNs(),
          frame.i420());
    }

    void end() {
      ended = true;
      Registration fed = feeding;
      NativeVideoSource target = made;
      if (fed != null) {
        fed.close();
      }
      if (target != null) {
        target.close();
      }
    }
  }

  /** Pictures of the other side, fetched only while somebody looks. */
  private static final class RemoteFeed {
    private final NativeRemoteTrack track;
    private final NativeSide side;
    private final LoopGate loop;
    private final Listeners<VideoFrame> sinks = new Listeners<>();
    private final AtomicReference<@Nullable VideoFrame> newest = new AtomicReference<>();
    private volatile boolean ended;

    RemoteFeed(NativeRemoteTrack track, NativeSide side, LoopGate loop) {
      this.track = track;
      this.side = side;
      this.loop = loop;
    }

    Registration add(Consumer<VideoFrame> sink) {
      Registration added = sinks.add(sink);
      side.withTrack(() -> track.pictures(this::picture));
      return () -> {
        added.close();
        if (sinks.isEmpty()) {
          side.withTrack(this::silenceIfUnwatched);
        }
      };
    }

    private void silenceIfUnwatched() {
      if (sinks.isEmpty()) {
        track.silence();
      }
    }

    /** On a thread of libwebrtc. */
    private void picture(int width, int height, int rotation, long timestampNs, byte[] i420) {
      VideoFrame frame = new VideoFrame(width, height, rotation, timestampNs, i420);
      if (newest.getAndSet(frame) == null) {
        loop.execute(this::show);
      }
    }

    private void show() {
      VideoFrame frame = newest.getAndSet(null);
      if (frame != null && !ended) {
        sinks.tell(frame);
      }
    }

    void end() {
      ended = true;
      side.withTrack(track::silence);
    }
  }
}
