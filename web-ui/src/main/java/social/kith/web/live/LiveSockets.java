package social.kith.web.live;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import social.kith.node.NodeHost;
import social.kith.web.guard.Caller;
import social.kith.web.guard.GuardHandler;

/** The sockets of pages that are in streams and calls. Any thread. */
public final class LiveSockets {
  /** Where a page connects. */
  public static final String PATH = "/api/v1/live/socket";

  /** Most sockets at once. */
  static final int MAX_SOCKETS = 64;

  private static final long MAX_MESSAGE_BYTES = 256 * 1024;
  private static final int MAX_WAITING = 1_024;
  private static final int TOO_MANY = 503;

  private final NodeHost host;
  private final Map<LiveSocket, Caller> sockets = new ConcurrentHashMap<>();

  /** Sockets to the node of this host. */
  public LiveSockets(NodeHost host) {
    this.host = host;
  }

  /** What answers on {@link #PATH} and leaves everything else to the handler within. */
  public Handler.Wrapper handler(Server server) {
    return WebSocketUpgradeHandler.from(server, this::configure);
  }

  private void configure(ServerWebSocketContainer container) {
    // Nothing may be said for hours; a page that is gone takes its connection with it.
    container.setIdleTimeout(Duration.ZERO);
    container.setMaxTextMessageSize(MAX_MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(1);
    // A page that does not read is hung up on.
    container.setMaxOutgoingFrames(MAX_WAITING);
    container.addMapping(PATH, this::open);
  }

  private @Nullable LiveSocket open(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    if (sockets.size() >= MAX_SOCKETS) {
      response.setStatus(TOO_MANY);
      callback.succeeded();
      return null;
    }
    LiveSocket socket = new LiveSocket(host, sockets::remove);
    sockets.put(socket, (Caller) request.getAttribute(GuardHandler.CALLER));
    return socket;
  }

  /** Ends those of the browser session of this hash. */
  public void signedOut(String sessionHash) {
    closeWhere(caller -> caller.equals(new Caller.Browser(sessionHash)));
  }

  /** Ends those of all browsers. */
  public void allSignedOut() {
    closeWhere(Caller.Browser.class::isInstance);
  }

  private void closeWhere(Predicate<Caller> which) {
    sockets.forEach(
        (socket, caller) -> {
          if (which.test(caller)) {
            socket.close();
          }
        });
  }
}
