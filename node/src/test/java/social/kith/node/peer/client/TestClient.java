package social.kith.node.peer.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import social.kith.crypto.Identity;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.TestLoop;

/** A client on a thread of its own that remembers all its events and its ports. */
final class TestClient implements AutoCloseable {
  final List<ClientEvent> events = new CopyOnWriteArrayList<>();
  final List<Integer> ports = new CopyOnWriteArrayList<>();
  final TestLoop loop = new TestLoop();
  final PeerClient client;

  TestClient(PeerConnectionFactory factory, Identity identity) {
    this(factory, identity, config -> config);
  }

  TestClient(
      PeerConnectionFactory factory, Identity identity, UnaryOperator<ClientConfig> settings) {
    ClientConfig config =
        ClientConfig.of(factory, identity)
            .withOptions(this::options)
            .withRestarts(Duration.ofMillis(500), 1);
    client = PeerClient.create(settings.apply(config), loop);
    client.on(ClientEvent.class, events::add);
  }

  private PeerOptions options() {
    int port = FreePorts.pair();
    ports.add(port);
    return PeerOptions.anyAddress(port);
  }

  IdentityKey key() {
    return client.identity();
  }

  int lastPort() {
    return ports.get(ports.size() - 1);
  }

  <E extends ClientEvent> List<E> of(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  long count(Class<? extends ClientEvent> kind) {
    return of(kind).size();
  }

  List<String> texts() {
    return of(ClientEvent.Message.class).stream().map(ClientEvent.Message::text).toList();
  }

  static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(2)).until(condition);
  }

  static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    client.close();
    loop.run(() -> {});
  }
}
