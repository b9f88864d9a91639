package social.kith.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.http.servlet.ServletEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kotlin.LazyKt;
import social.kith.node.NodeHost;
import social.kith.node.Subscription;
import social.kith.web.api.EventHub;
import social.kith.web.api.EventRoutes;
import social.kith.web.api.LaunchLink;
import social.kith.web.api.LaunchLinks;
import social.kith.web.api.NodeRoutes;
import social.kith.web.api.Problems;
import social.kith.web.api.Router;
import social.kith.web.api.Routes;
import social.kith.web.api.SessionRoutes;
import social.kith.web.guard.ApiToken;
import social.kith.web.guard.BrowserSessions;
import social.kith.web.guard.Guard;
import social.kith.web.guard.GuardHandler;
import social.kith.web.guard.Hosts;
import social.kith.web.guard.LaunchCodes;
import social.kith.web.guard.Limits;
import social.kith.web.guard.PrivateFile;
import social.kith.web.http.Json;
import social.kith.web.live.LiveSockets;

/** The page and the API of one node on the loopback interface. Any thread. */
public final class WebServer implements AutoCloseable {
  private final Path home;
  private final HttpPort port;
  private final BrowserSessions sessions;
  private final ApiToken token;
  private final Hosts hosts;
  private final LaunchLinks links;
  private final EventHub events = new EventHub();
  private final Optional<LiveSockets> live;
  private final Javalin app;
  private Subscription subscription = () -> {};
  private List<String> routes = List.of();

  private WebServer(
      HttpPort port, Path home, Clock clock, Routes others, Optional<LiveSockets> live)
      throws IOException {
    PrivateFile.closeFolder(home);
    this.home = home;
    this.port = port;
    this.sessions = BrowserSessions.open(home, clock);
    this.token = ApiToken.create(home);
    this.hosts = new Hosts(port.number(), sessions.hostLabel());
    this.links = new LaunchLinks(hosts, new LaunchCodes(clock), clock);
    this.live = live;
    this.app = Javalin.create(c -> configure(c, others));
  }

  /**
   * Begins to answer for the node of this host, and closes its folder to other users. Only for who
   * holds the node's lock on that folder: a new token for the command line replaces the old one
   * there.
   *
   * @param port becomes the server's
   * @param host stays the caller's and outlives the server
   * @throws IOException if the folder cannot be written
   */
  public static WebServer start(HttpPort port, Path home, NodeHost host) throws IOException {
    Optional<LiveSockets> live = Optional.of(new LiveSockets(host));
    WebServer server = start(port, home, Clock.systemUTC(), new NodeRoutes(host), live);
    server.subscription = host.subscribe(server.events);
    return server;
  }

  /** Begins to answer with these routes beside those of sessions and events. */
  static WebServer start(HttpPort port, Path home, Clock clock, Routes others) throws IOException {
    return start(port, home, clock, others, Optional.empty());
  }

  private static WebServer start(
      HttpPort port, Path home, Clock clock, Routes others, Optional<LiveSockets> live)
      throws IOException {
    WebServer server = new WebServer(port, home, clock, others, live);
    server.app.start();
    return server;
  }

  private void configure(JavalinConfig c, Routes others) {
    GuardHandler guard = new GuardHandler(new Guard(hosts, sessions, token));
    live.ifPresent(sockets -> guard.setHandler(sockets.handler(port.server())));
    port.server().setHandler(guard);
    c.unsafe.jettyInternal.server = port.server();
    // The one WebSocket is a handler before the servlet, which need not look for such routes.
    c.unsafe.servlet = LazyKt.lazyOf(new ServletEntry(null, new JavalinServlet(c.unsafe)));
    c.unsafe.resourceHandler = new StaticPages();
    c.startup.showJavalinBanner = false;
    c.startup.showOldJavalinVersionWarning = false;
    c.startup.startupWatcherEnabled = false;
    c.http.compressionStrategy = CompressionStrategy.NONE;
    c.http.prefer405over404 = true;
    // An uploaded photo stays in memory: it may still tell where it was taken.
    int form = (int) Limits.MAX_FORM_BYTES;
    c.jetty.multipartConfig.maxInMemoryFileSize(form, SizeUnit.BYTES);
    c.jetty.multipartConfig.maxTotalRequestSize(form, SizeUnit.BYTES);
    Problems.addTo(c.routes);
    Router router = new Router(c.routes);
    new SessionRoutes(home, sessions, links, new SignedOut()).addTo(router);
    new EventRoutes(events).addTo(router);
    others.addTo(router);
    routes = router.declared();
  }

  /** Loads what a server needs, while something else is still being opened. Changes nothing. */
  public static void preload() {
    Javalin.create(c -> c.startup.startupWatcherEnabled = false);
    Json.write(List.of());
  }

  /** The port that is listened on. */
  public int port() {
    return port.number();
  }

  /** Address of the page, without a code. */
  public String pageUrl() {
    return hosts.pageUrl();
  }

  /** A new link that signs one browser in. */
  public LaunchLink newLink(LaunchCodes.Audience audience) {
    return links.create(audience);
  }

  /** Whether a browser is signed in already. */
  public boolean hasBrowser() {
    return sessions.any();
  }

  /** Every route, as {@code GET /api/v1/profile}. */
  List<String> routes() {
    return routes;
  }

  EventHub events() {
    return events;
  }

  /** Nothing stays open for a browser that is signed out. */
  private final class SignedOut implements SessionRoutes.SignOutListener {
    @Override
    public void signedOut(String sessionHash) {
      events.signedOut(sessionHash);
      live.ifPresent(sockets -> sockets.signedOut(sessionHash));
    }

    @Override
    public void allSignedOut() {
      events.allSignedOut();
      live.ifPresent(LiveSockets::allSignedOut);
    }
  }

  /** Ends every stream and connection and takes the command line's token back. */
  @Override
  public void close() throws IOException {
    subscription.close();
    events.close();
    app.stop();
    port.close();
    token.delete();
  }
}
