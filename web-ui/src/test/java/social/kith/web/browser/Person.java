package social.kith.web.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import social.kith.node.ContactView;
import social.kith.node.KithNode;
import social.kith.node.NewPost;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.node.PostView;
import social.kith.node.StartException;
import social.kith.node.TrafficView;
import social.kith.web.HttpPort;
import social.kith.web.TestPorts;
import social.kith.web.WebServer;
import social.kith.web.guard.LaunchCodes;

/** Somebody with a node of their own, its server, and a browser of their own before it. */
final class Person implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMillis((long) Chromium.LIMIT_MS);

  /** What the page threw, and what its policy of contents forbade. */
  final List<String> faults = new CopyOnWriteArrayList<>();

  private final NodeConfig config;
  private NodeHost host;
  private WebServer server;
  private int pagePort;

  /** Starts the node. It has no name yet. */
  Person(Path home) throws StartException, IOException {
    config = new NodeConfig(home, NodeConfig.Network.LOOPBACK, TestPorts.next());
    start();
  }

  static Person named(String name, Path folder) throws StartException, IOException {
    Person person = new Person(folder.resolve(name));
    person.node().setName(name);
    return person;
  }

  /** Starts the node again, its page at the same address. */
  void start() throws StartException, IOException {
    HttpPort port = HttpPort.open(pagePort);
    host = NodeHost.start(config);
    server = WebServer.start(port, config.home(), host);
    pagePort = server.port();
  }

  void stop() throws IOException {
    server.close();
    host.close();
  }

  KithNode node() {
    return host.node();
  }

  NodeHost host() {
    return host;
  }

  String id() {
    return node().profile().id();
  }

  /** The page in a browser that is signed in by a launch link. */
  Page open(Chromium chromium) {
    return open(chromium, new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  Page open(Chromium chromium, Browser.NewContextOptions options) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(options.setLocale("en-GB").setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Chromium.LIMIT_MS);
    Page page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
    page.navigate(server.newLink(LaunchCodes.Audience.ANYBODY).url());
    return page;
  }

  /** Makes another a contact, without the page. */
  void pair(Person other) {
    String code = node().createInvite(Duration.ofMinutes(15)).code().orElseThrow();
    other.node().acceptInvite(code);
    await().atMost(LIMIT).until(() -> knows(other, ContactView.State.PENDING));
    node().confirmContact(other.id());
    awaitOnline(other);
    other.awaitOnline(this);
  }

  private boolean knows(Person other, ContactView.State state) {
    return find(other).filter(c -> c.state() == state).isPresent();
  }

  void awaitOnline(Person other) {
    await()
        .atMost(LIMIT)
        .until(
            () ->
                find(other)
                    .filter(c -> c.state() == ContactView.State.CONFIRMED && c.link().online())
                    .isPresent());
  }

  private Optional<ContactView> find(Person other) {
    return node().contacts().stream().filter(c -> c.id().equals(other.id())).findFirst();
  }

  /** How many bytes came from another over the link. */
  long bytesFrom(Person other) {
    TrafficView traffic = find(other).orElseThrow().traffic();
    return traffic.itemBytesReceived()
        + traffic.photoBytesReceived()
        + traffic.otherBytesReceived();
  }

  /** Shares a text, without the page. */
  PostView post(String text, Person... audience) {
    return post(text, List.of(), audience);
  }

  PostView post(String text, List<NewPost.Photo> photos, Person... audience) {
    List<String> ids = List.of(audience).stream().map(Person::id).toList();
    return node()
        .post(new NewPost(text, photos, ids, List.of(), Optional.empty(), Optional.empty()));
  }

  /** Waits until a post is here, with its photos as large as the screen. */
  void awaitPost(PostView post) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                node().findPost(post.id()).photos().stream().allMatch(p -> p.display().complete()));
  }

  /** Waits until all photos of a post are here. */
  void awaitWhole(PostView post) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(
            () ->
                node().findPost(post.id()).photos().stream()
                    .allMatch(p -> p.display().complete() && p.original().complete()));
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
