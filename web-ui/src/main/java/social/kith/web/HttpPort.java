package social.kith.web;

import java.io.IOException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import social.kith.web.guard.ProblemErrorHandler;

/**
 * The listening socket: always on 127.0.0.1 and nowhere else. Taken before the node is opened, so
 * that a port of another program is known at once. Small, since a page has a handful of
 * connections.
 */
public final class HttpPort implements AutoCloseable {
  /** Port of the page unless the person chooses another. */
  public static final int DEFAULT = 5484;

  /** The one address that is ever bound. */
  static final String LOOPBACK = "127.0.0.1";

  private static final int MAX_THREADS = 32;
  private static final int MIN_THREADS = 4;
  private static final int IDLE_MS = 60_000;
  private static final int BACKLOG = 64;

  private final Server server;
  private final ServerConnector connector;

  private HttpPort(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Takes the port. Connections wait from now on and are answered once the server has started.
   *
   * @param port TCP port, or 0 for any free one
   * @throws IOException if another program has it
   */
  public static HttpPort open(int port) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_MS);
    threads.setName("kith-http");
    Server server = new Server(threads);
    server.setErrorHandler(new ProblemErrorHandler());
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(LOOPBACK);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MS);
    connector.setAcceptQueueSize(BACKLOG);
    connector.open();
    server.addConnector(connector);
    return new HttpPort(server, connector);
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(UriCompliance.DEFAULT);
    return configuration;
  }

  Server server() {
    return server;
  }

  /** The port that is listened on. */
  public int number() {
    return connector.getLocalPort();
  }

  /** Gives the port back. */
  @Override
  public void close() {
    connector.close();
  }
}
