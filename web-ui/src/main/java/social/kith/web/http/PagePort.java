package social.kith.web.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import social.kith.node.CheckView;

/** Whether the page has a TCP port, or could have. */
public final class PagePort {
  private static final String ID = "page";
  private static final String TITLE = "Port of the page";

  private PagePort() {}

  /** Of a node that is asked over this port. */
  public static CheckView answering(int port) {
    return new CheckView(
        ID,
        TITLE,
        CheckView.Result.OK,
        "The page answers on TCP port %d of this machine alone.".formatted(port));
  }

  /** Where no node runs: whether one could have it. */
  public static CheckView free(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return new CheckView(
          ID, TITLE, CheckView.Result.OK, "TCP port %d is free.".formatted(probe.getLocalPort()));
    } catch (IOException e) {
      return new CheckView(
          ID,
          TITLE,
          CheckView.Result.FAIL,
          "TCP port %d is taken by another program. Stop it, or choose another port: kith run --port %d"
              .formatted(port, port + 1));
    }
  }
}
