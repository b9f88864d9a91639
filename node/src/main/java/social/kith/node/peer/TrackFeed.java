package social.kith.node.peer;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import social.kith.node.peer.internal.NativeSource;

/** What a track gives to its sinks, and to connections. Any thread, where nothing else is said. */
interface TrackFeed<F> {
  /** Gives what comes to a sink from now on. */
  Registration add(Consumer<F> sink);

  /** Whether the other side sends it. */
  boolean isRemote();

  /**
   * What a connection sends. On the native thread.
   *
   * @param enabled whether it is sent as it is, else black or silent
   * @throws IllegalArgumentException if it is the other side's
   */
  NativeSource nativeSource(BooleanSupplier enabled);

  /** Nothing is given any more; what it holds is freed. */
  void end();
}
