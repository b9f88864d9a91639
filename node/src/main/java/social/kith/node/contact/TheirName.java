package social.kith.node.contact;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import social.kith.node.find.HostName;
import social.kith.node.find.HostNames;
import social.kith.node.loop.EventLoop;

/**
 * Loop-owned. The host name that a contact told in their last session. It is looked up only when
 * they are dialled, and once a minute at most.
 */
final class TheirName {
  private static final long PAUSE_MS = 60_000;

  private final EventLoop loop;
  private final Function<HostName, CompletableFuture<List<InetAddress>>> resolver;
  private final Consumer<List<InetSocketAddress>> found;
  private Optional<HostPlace> place;
  private long lookedMs;
  private boolean looked;

  /**
   * As stored.
   *
   * @param resolver looks a name up
   * @param found told where the name leads
   */
  TheirName(
      EventLoop loop,
      Function<HostName, CompletableFuture<List<InetAddress>>> resolver,
      Optional<HostPlace> place,
      Consumer<List<InetSocketAddress>> found) {
    this.loop = loop;
    this.resolver = resolver;
    this.place = place;
    this.found = found;
  }

  /** They said it in a session; whether it is another one. */
  boolean told(Optional<HostPlace> now) {
    boolean other = !now.equals(place);
    place = now;
    looked &= !other;
    return other;
  }

  /** They are being dialled. */
  void dialled() {
    long now = loop.monotonicMs();
    if (place.isEmpty() || (looked && now - lookedMs < PAUSE_MS)) {
      return;
    }
    looked = true;
    lookedMs = now;
    HostPlace asked = place.get();
    loop.when(resolver.apply(asked.name()), (addresses, error) -> ended(asked, addresses));
  }

  private void ended(HostPlace asked, @Nullable List<InetAddress> addresses) {
    if (addresses != null && !addresses.isEmpty() && place.equals(Optional.of(asked))) {
      found.accept(HostNames.at(addresses, asked.port()));
    }
  }
}
