package social.kith.node.link;

import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;

/** One end of a link in a test: its loop, its connection and what it heard. */
final class LinkEnd implements LinkListener, AutoCloseable {
  final List<String> events = new CopyOnWriteArrayList<>();
  final TestLoop loop;
  private final boolean ownsLoop;
  private final PeerConnectionFactory factory;
  private final LinkKeys keys;
  private final Role role;
  final int port;
  final LinkServers servers = new LinkServers();
  volatile boolean keepsFrames = true;
  volatile String lastControl = "";
  long sentBytes;
  private volatile long bulkBytes;
  volatile Consumer<LinkConnection> whenOpened = opened -> {};
  volatile Runnable whenClosed = () -> {};
  private volatile LinkConnection connection;
  private volatile long openedNanos;

  LinkEnd(PeerConnectionFactory factory, LinkKeys keys, Role role, int port) {
    this(factory, keys, role, port, new TestLoop(), true);
  }

  /** An end that shares its loop with others. */
  LinkEnd(PeerConnectionFactory factory, LinkKeys keys, Role role, int port, TestLoop loop) {
    this(factory, keys, role, port, loop, false);
  }

  private LinkEnd(
      PeerConnectionFactory factory,
      LinkKeys keys,
      Role role,
      int port,
      TestLoop loop,
      boolean ownsLoop) {
    this.loop = loop;
    this.ownsLoop = ownsLoop;
    this.factory = factory;
    this.keys = keys;
    this.role = role;
    this.port = port;
  }

  LinkEnd listen() {
    loop.run(() -> connection = listening());
    return this;
  }

  /** Dials before anything native can have happened. */
  void listenAndDial(InetSocketAddress address) {
    loop.run(
        () -> {
          connection = listening();
          connection.dial(List.of(address));
        });
  }

  private LinkConnection listening() {
    return LinkConnection.listen(factory, keys, role, port, this, loop, servers);
  }

  LinkConnection connection() {
    return connection;
  }

  void dial(int otherPort) {
    dial(new InetSocketAddress(InetAddress.getLoopbackAddress(), otherPort));
  }

  void dial(InetSocketAddress... addresses) {
    loop.run(() -> connection.dial(List.of(addresses)));
  }

  void sendControl(String text) {
    byte[] frame = text.getBytes(StandardCharsets.UTF_8);
    loop.run(() -> connection.sendControl(frame));
  }

  void hang() {
    loop.run(() -> connection.close());
  }

  void awaitEvent(String event) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(2))
        .until(() -> events.contains(event));
  }

  long bulkBytes() {
    return bulkBytes;
  }

  long openedNanos() {
    return openedNanos;
  }

  @Override
  public void seen() {
    events.add("seen");
  }

  @Override
  public void opened() {
    openedNanos = System.nanoTime();
    events.add("opened");
    whenOpened.accept(connection);
  }

  @Override
  public void controlFrame(byte[] frame) {
    String text = new String(frame, StandardCharsets.UTF_8);
    if (keepsFrames) {
      events.add("control " + text);
    } else if (!text.equals("b")) {
      lastControl = text;
    }
  }

  @Override
  public void bulkFrame(byte[] frame) {
    bulkBytes = bulkBytes + frame.length;
    if (keepsFrames) {
      events.add("bulk " + frame.length);
    }
  }

  @Override
  public void closed(String reason) {
    events.add("closed: " + reason);
    whenClosed.run();
  }

  @Override
  public void close() {
    if (connection != null) {
      hang();
    }
    if (ownsLoop) {
      loop.close();
    }
  }
}
