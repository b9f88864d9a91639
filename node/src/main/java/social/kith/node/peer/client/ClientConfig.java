package social.kith.node.peer.client;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;

/**
 * What a {@link PeerClient} is made of.
 *
 * @param factory makes its connections; borrowed
 * @param identity who it is; borrowed
 * @param options of each connection, asked for anew each time: a fixed port serves one only
 * @param store keeps messages; closed with the client
 * @param admission who may be connected; asked once the key is proven, on the loop
 * @param patience how long a broken path is waited for before another one is looked for
 * @param maxRestarts how often in a row another path is looked for before the connection is given
 *     up, and dialled again
 */
public record ClientConfig(
    PeerConnectionFactory factory,
    Identity identity,
    Supplier<PeerOptions> options,
    MessageStore store,
    Predicate<IdentityKey> admission,
    Duration patience,
    int maxRestarts) {
  /** Every interface, no servers, messages in memory, anybody; 5 s and 3 restarts. */
  public static ClientConfig of(PeerConnectionFactory factory, Identity identity) {
    return new ClientConfig(
        factory,
        identity,
        PeerOptions::defaults,
        MessageStore.inMemory(),
        anybody -> true,
        Duration.ofSeconds(5),
        3);
  }

  /** The same with these options of connections. */
  public ClientConfig withOptions(Supplier<PeerOptions> each) {
    return new ClientConfig(factory, identity, each, store, admission, patience, maxRestarts);
  }

  /** The same with this store. */
  public ClientConfig withStore(MessageStore messages) {
    return new ClientConfig(factory, identity, options, messages, admission, patience, maxRestarts);
  }

  /** The same for these people only. */
  public ClientConfig withAdmission(Predicate<IdentityKey> who) {
    return new ClientConfig(factory, identity, options, store, who, patience, maxRestarts);
  }

  /** The same with this way to deal with a broken path. */
  public ClientConfig withRestarts(Duration before, int atMost) {
    return new ClientConfig(factory, identity, options, store, admission, before, atMost);
  }
}
