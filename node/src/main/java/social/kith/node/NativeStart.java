package social.kith.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;

/** Unpacks and loads the native library while something else is done. Any thread. */
final class NativeStart {
  private NativeStart() {}

  /** Begins; fails with {@link NativeLibraryException}. */
  static CompletableFuture<PeerConnectionFactory> begin() {
    return CompletableFuture.supplyAsync(NativeStart::open);
  }

  private static PeerConnectionFactory open() {
    try {
      return PeerConnectionFactory.open();
    } catch (NativeLibraryException e) {
      throw new CompletionException(e);
    }
  }

  /** Nobody wants it any more. */
  static void giveUp(CompletableFuture<PeerConnectionFactory> begun) {
    var unused = begun.thenAccept(PeerConnectionFactory::close).exceptionally(e -> null);
  }
}
