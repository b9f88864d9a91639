package social.kith.web.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.KithException;
import social.kith.node.NodeConfig;
import social.kith.node.NodeHost;
import social.kith.node.ProfileView;
import social.kith.node.StartException;
import social.kith.web.HttpPort;
import social.kith.web.WebServer;
import social.kith.web.api.LaunchLink;
import social.kith.web.guard.LaunchCodes;
import social.kith.web.guard.PrivateFile;

/** A node with its page in this process. Any thread. */
final class LocalNode implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LocalNode.class);
  private static final long CLOSE_LIMIT_S = 30;

  private final Path home;
  private final NodeHost host;
  private final WebServer server;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private LocalNode(Path home, NodeHost host, WebServer server) {
    this.home = home;
    this.host = host;
    this.server = server;
  }

  /**
   * Opens everything or nothing.
   *
   * @param port of the page; 0 for any free one
   * @param name for a node that is open and has none yet
   * @throws StartException with what to do
   */
  static LocalNode start(NodeConfig config, int port, Optional<String> name) throws StartException {
    Path home = config.home();
    makeFolder(home);
    if (NodeFile.find(home).isPresent()) {
      throw new StartException(
          "Kith already runs on the folder %s. Open its page with: kith link".formatted(home));
    }
    HttpPort listening = listen(port);
    try {
      // Two things that wait on disk and class loading, at the same time.
      CompletableFuture<Void> preloaded = CompletableFuture.runAsync(WebServer::preload);
      NodeHost host = NodeHost.start(config);
      preloaded.join();
      return start(home, listening, host, name);
    } catch (StartException | RuntimeException e) {
      listening.close();
      throw e;
    }
  }

  private static LocalNode start(
      Path home, HttpPort listening, NodeHost host, Optional<String> name) throws StartException {
    try {
      if (name.isPresent() && !host.state().locked() && host.node().profile().name().isEmpty()) {
        host.node().setName(name.get());
      }
      WebServer server = WebServer.start(listening, home, host);
      NodeFile.ofThisProcess(server.port()).write(home);
      return new LocalNode(home, host, server);
    } catch (IOException e) {
      host.close();
      throw unwritable(home, e);
    } catch (KithException e) {
      host.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void makeFolder(Path home) throws StartException {
    try {
      PrivateFile.closeFolder(home);
      PrivateFile.probe(home);
    } catch (IOException e) {
      throw unwritable(home, e);
    }
  }

  private static StartException unwritable(Path home, IOException cause) {
    return new StartException(
        "The folder %s cannot be written. Make it yours, free some space, or choose another with --home."
            .formatted(home),
        cause);
  }

  private static HttpPort listen(int port) throws StartException {
    try {
      return HttpPort.open(port);
    } catch (IOException e) {
      if (e instanceof BindException || e.getCause() instanceof BindException) {
        throw new StartException(
            "Port %d is taken by another program. Stop it, or choose another port: kith run --port %d"
                .formatted(port, port + 1),
            e);
      }
      throw new StartException(
          "Port %d cannot be opened. Choose another: kith run --port 5485".formatted(port), e);
    }
  }

  Path home() {
    return home;
  }

  /** Who the node belongs to; empty while it is locked. */
  Optional<ProfileView> profile() {
    return host.state().locked() ? Optional.empty() : Optional.of(host.node().profile());
  }

  String pageUrl() {
    return server.pageUrl();
  }

  boolean hasBrowser() {
    return server.hasBrowser();
  }

  LaunchLink newLink(LaunchCodes.Audience audience) {
    return server.newLink(audience);
  }

  /** From now on Ctrl+C and a request of the system to end close the node in order. */
  void stopOnSignal() {
    Thread stop =
        new Thread(
            () -> {
              close();
              // A native thread that outlives the node would bring the exit down.
              Runtime.getRuntime().halt(Exit.OK);
            },
            "kith-stop");
    Runtime.getRuntime().addShutdownHook(stop);
  }

  /** Lets {@link #awaitStop} return. */
  void requestStop() {
    stopped.countDown();
  }

  /** Waits until {@link #requestStop}; a signal ends the process instead. */
  void awaitStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      awaitClosed();
      return;
    }
    try {
      NodeFile.delete(home);
      server.close();
    } catch (IOException e) {
      log.warn("A file of this start is still in the data folder; the next start replaces it", e);
    } finally {
      host.close();
      ended.countDown();
    }
  }

  /** Whoever is told to stop twice ends the process after the first time. */
  private void awaitClosed() {
    try {
      var unused = ended.await(CLOSE_LIMIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
