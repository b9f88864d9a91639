package social.kith.node.find.map;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** A router that is asked by NAT-PMP. */
final class NatPmpGateway implements Gateway {
  private static final int TRIES = 3;

  private final InetSocketAddress router;

  NatPmpGateway(InetSocketAddress router) {
    this.router = router;
  }

  @Override
  public MappingProtocol protocol() {
    return MappingProtocol.NAT_PMP;
  }

  @Override
  public Grant map(int port, int wished) throws IOException {
    try (GatewaySocket socket = new GatewaySocket(router)) {
      NatPmpAnswer.Mapped mapped = map(socket, port, wished, (int) LIFE.toSeconds());
      Duration life = Duration.ofSeconds(Math.min(mapped.lifeS(), LIFE.toSeconds()));
      return Grant.of(address(socket), mapped.external(), life);
    }
  }

  @Override
  public void unmap(int port, int external) throws IOException {
    try (GatewaySocket socket = new GatewaySocket(router)) {
      // By the RFC a port is closed by a request for none.
      var unused = map(socket, port, 0, 0);
    }
  }

  private static NatPmpAnswer.Mapped map(GatewaySocket socket, int port, int wished, int lifeS)
      throws IOException {
    NatPmpAnswer answer =
        socket.ask(
            NatPmpAnswer.mapRequest(port, wished, lifeS),
            TRIES,
            bytes -> Optional.of(NatPmpAnswer.parse(bytes)).filter(it -> isFor(it, port)));
    if (answer instanceof NatPmpAnswer.Mapped mapped) {
      return mapped;
    }
    throw refused(answer);
  }

  private static boolean isFor(NatPmpAnswer answer, int port) {
    return answer instanceof NatPmpAnswer.Refused
        || (answer instanceof NatPmpAnswer.Mapped mapped && mapped.port() == port);
  }

  private static InetAddress address(GatewaySocket socket) throws IOException {
    NatPmpAnswer answer =
        socket.ask(
            NatPmpAnswer.addressRequest(),
            TRIES,
            bytes ->
                Optional.of(NatPmpAnswer.parse(bytes))
                    .filter(it -> !(it instanceof NatPmpAnswer.Mapped)));
    if (answer instanceof NatPmpAnswer.External external) {
      return external.address();
    }
    throw refused(answer);
  }

  private static RefusedException refused(NatPmpAnswer answer) {
    int code = answer instanceof NatPmpAnswer.Refused refused ? refused.code() : 0;
    return new RefusedException("NAT-PMP result " + code);
  }
}
