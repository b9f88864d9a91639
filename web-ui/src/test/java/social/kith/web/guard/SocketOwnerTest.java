package social.kith.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketOwnerTest {
  private static final String HEADER =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout";
  private static final String LINE =
      "   3: 0100007F:9C40 0100007F:156C 01 00000000:00000000 00:00000000 00000000  1001        0 1";

  @Test
  void readsTheUserOfTheClientsSocket() {
    assertThat(SocketOwner.find(Stream.of(HEADER, LINE), 40_000, 5_484)).hasValue("1001");
    assertThat(SocketOwner.find(Stream.of(HEADER, LINE), 5_484, 40_000)).isEmpty();
    assertThat(SocketOwner.find(Stream.of(HEADER, LINE), 40_001, 5_484)).isEmpty();
    assertThat(SocketOwner.find(Stream.of(HEADER, "garbage"), 40_000, 5_484)).isEmpty();
  }

  @Test
  void knowsOwnConnections(@TempDir Path home) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Socket client = new Socket(loopback, server.getLocalPort())) {
      assertThat(SocketOwner.owns(home, client.getLocalPort(), server.getLocalPort())).isTrue();
    }
  }
}
