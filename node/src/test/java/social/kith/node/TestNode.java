package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import social.kith.node.peer.FreePorts;

/** A node of a test, on 127.0.0.1, with what it told. */
final class TestNode implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int PORTS_EACH = 32;

  /** With their ports, as many as there are below those of {@code FreePorts}. */
  private static final int NODES = 100;

  private static final AtomicInteger NEXT = new AtomicInteger();

  final List<NodeEvent> events = new CopyOnWriteArrayList<>();
  private final NodeConfig config;
  private NodeHost host;
  private String id = "";

  TestNode(Path home, String name) throws StartException {
    this(home);
    node().setName(name);
  }

  /** The same with another clock than this machine's. */
  TestNode(Path home, String name, Clock clock) throws StartException {
    this(home, clock);
    node().setName(name);
  }

  /** A node of a folder that has a name already. */
  TestNode(Path home) throws StartException {
    this(home, Clock.systemUTC());
  }

  /** A node whose clock is another one than this machine's. */
  TestNode(Path home, Clock clock) throws StartException {
    this(home, clock, FreePorts.FIRST_OF_PROCESS + NEXT.getAndIncrement() % NODES * PORTS_EACH);
  }

  private TestNode(Path home, Clock clock, int port) throws StartException {
    config = new NodeConfig(home, NodeConfig.Network.LOOPBACK, port, clock);
    start();
  }

  /** A node that gives its links the same ports as the other, as two of one machine do. */
  static TestNode besides(TestNode other, Path home, String name) throws StartException {
    TestNode made = new TestNode(home, Clock.systemUTC(), other.firstLinkPort());
    made.node().setName(name);
    return made;
  }

  void start() throws StartException {
    host = NodeHost.start(config);
    host.subscribe(events::add);
    if (!host.state().locked()) {
      id = node().profile().id();
    }
  }

  void restart() throws StartException {
    host.close();
    start();
  }

  KithNode node() {
    return host.node();
  }

  NodeHost host() {
    return host;
  }

  Path home() {
    return config.home();
  }

  int firstLinkPort() {
    return config.firstLinkPort();
  }

  /** Contact id, also while the node is locked or stopped. */
  String id() {
    return id;
  }

  /** Pairs this node (which invites and confirms) with another. */
  void pair(TestNode other) {
    InviteView invite = node().createInvite(Duration.ofMinutes(15));
    other.node().acceptInvite(invite.code().orElseThrow());
    await().atMost(LIMIT).until(() -> knows(other, ContactView.State.PENDING));
    String code = node().contact(other.id()).pairingCode();
    assertThat(code).matches("[0-9]{6}");
    await().atMost(LIMIT).until(() -> other.shows(this, code));
    node().confirmContact(other.id());
    awaitOnline(other);
    other.awaitOnline(this);
  }

  /** Whether the other is a contact that was met with this code, now or for the first time. */
  private boolean shows(TestNode other, String code) {
    return node().contacts().stream()
        .anyMatch(c -> c.id().equals(other.id()) && c.pairingCode().equals(code));
  }

  boolean knows(TestNode other, ContactView.State state) {
    return node().contacts().stream()
        .anyMatch(c -> c.id().equals(other.id()) && c.state() == state);
  }

  /** Waits until the other is a confirmed contact and online. */
  void awaitOnline(TestNode other) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(
            () ->
                knows(other, ContactView.State.CONFIRMED)
                    && node().contact(other.id()).link().online());
  }

  /** Whether the link to the other is up; not if they are no contact. */
  boolean online(TestNode other) {
    return node().contacts().stream().anyMatch(c -> c.id().equals(other.id()) && c.link().online());
  }

  /** What has come from the other since this node started. */
  long bytesFrom(TestNode other) {
    TrafficView traffic = node().contact(other.id()).traffic();
    return traffic.itemBytesReceived()
        + traffic.photoBytesReceived()
        + traffic.otherBytesReceived();
  }

  PostView post(String text, List<String> photos, TestNode... audience) {
    return node()
        .post(
            new NewPost(
                text,
                photos.stream().map(id -> new NewPost.Photo(id, "")).toList(),
                List.of(audience).stream().map(TestNode::id).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
  }

  /** Waits until the post is here with all its photos. */
  PostView awaitPost(String id) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> has(id) && node().findPost(id).photos().stream().allMatch(TestNode::isWhole));
    return node().findPost(id);
  }

  boolean has(String postId) {
    return node().feed(Optional.empty(), 100).posts().stream().anyMatch(p -> p.id().equals(postId));
  }

  private static boolean isWhole(PhotoView photo) {
    return photo.display().complete() && photo.original().complete();
  }

  @Override
  public void close() {
    host.close();
  }
}
