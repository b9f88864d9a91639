package social.kith.node;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import social.kith.node.find.HostName;
import social.kith.node.find.HostNames;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/**
 * The name under which this node is reached from outside, as of dynamic DNS or a rented machine, if
 * the person set one. A part of {@link KithNode}: any thread.
 */
public final class OwnHostName {
  private static final String KEY = "find.host-name";

  private final Store store;
  private final EventLoop loop;
  private final HostNames names;
  private volatile Optional<HostName> name;

  /** As stored. */
  OwnHostName(Store store, EventLoop loop, HostNames names) {
    this.store = store;
    this.loop = loop;
    this.names = names;
    this.name =
        store
            .settings()
            .find(KEY)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .flatMap(HostName::find);
  }

  /** The name, and what it stands for. */
  public HostNameView view() {
    List<InetAddress> addresses = Waiting.on(loop.submit(names::ownAddresses));
    return new HostNameView(
        name.map(HostName::text).orElse(""),
        addresses.stream().map(InetAddress::getHostAddress).toList());
  }

  /** Has it looked up from now on. On the loop. */
  void start() {
    var unused = names.use(name);
  }

  /**
   * Sets it; returns after COMMIT, when it has been looked up or 5 s have passed.
   *
   * @param wished a name or an address; empty for none
   * @throws KithException INVALID if it can be neither
   */
  public HostNameView choose(String wished) {
    String text = wished.strip();
    Optional<HostName> found = HostName.find(text);
    if (!text.isEmpty() && found.isEmpty()) {
      throw new KithException(
          KithException.Kind.INVALID,
          "This is no name of a host: write it as home.example.org, without a port, or as an"
              + " address. A name has at most 253 characters, and 63 between two dots.");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Waiting.on(store.update(tx -> store.settings().put(tx, KEY, bytes)));
    name = found;
    Waiting.on(loop.submit(() -> names.use(found)).thenCompose(looked -> looked));
    return view();
  }
}
