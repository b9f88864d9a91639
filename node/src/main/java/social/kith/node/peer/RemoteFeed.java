package social.kith.node.peer;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeRemoteTrack;
import social.kith.node.peer.internal.NativeSource;

/** Pictures or sound of the other side, fetched only while somebody takes them. Any thread. */
abstract class RemoteFeed<F> implements TrackFeed<F> {
  private final NativeRemoteTrack track;
  private final NativeSide side;
  private final LoopGate loop;
  private final Listeners<F> sinks = new Listeners<>();
  private volatile boolean ended;

  RemoteFeed(NativeRemoteTrack track, NativeSide side, LoopGate loop) {
    this.track = track;
    this.side = side;
    this.loop = loop;
  }

  /** Begins to fetch. On the native thread. */
  abstract void fetch(NativeRemoteTrack from);

  /** Runs a task on the loop. */
  final void later(Runnable task) {
    loop.execute(task);
  }

  /** On the loop. */
  final void tell(F frame) {
    if (!ended) {
      sinks.tell(frame);
    }
  }

  @Override
  public final Registration add(Consumer<F> sink) {
    Registration added = sinks.add(sink);
    side.withTrack(() -> fetch(track));
    return () -> {
      added.close();
      side.withTrack(this::silenceIfUnused);
    };
  }

  private void silenceIfUnused() {
    if (sinks.isEmpty()) {
      track.silence();
    }
  }

  @Override
  public final boolean isRemote() {
    return true;
  }

  @Override
  public final NativeSource nativeSource(BooleanSupplier enabled) {
    throw new IllegalArgumentException("the other side's track cannot be sent");
  }

  @Override
  public final void end() {
    ended = true;
    side.withTrack(track::silence);
  }
}
