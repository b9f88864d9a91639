package social.kith.node.find.map;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/** A router that is asked by PCP. */
final class PcpGateway implements Gateway {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TRIES = 3;

  private final InetSocketAddress router;
  private final byte[] nonce = new byte[PcpAnswer.NONCE_BYTES];

  PcpGateway(InetSocketAddress router) {
    this.router = router;
    RANDOM.nextBytes(nonce);
  }

  @Override
  public MappingProtocol protocol() {
    return MappingProtocol.PCP;
  }

  @Override
  public Grant map(int port, int wished) throws IOException {
    PcpAnswer.Mapped mapped = ask(port, wished, (int) LIFE.toSeconds());
    Duration life = Duration.ofSeconds(Math.min(mapped.lifeS(), LIFE.toSeconds()));
    return Grant.of(mapped.address(), mapped.external(), life);
  }

  @Override
  public void unmap(int port, int external) throws IOException {
    var unused = ask(port, external, 0);
  }

  private PcpAnswer.Mapped ask(int port, int wished, int lifeS) throws IOException {
    try (GatewaySocket socket = new GatewaySocket(router)) {
      byte[] request = PcpAnswer.mapRequest(nonce, socket.local(), port, wished, lifeS);
      PcpAnswer answer =
          socket.ask(
              request,
              TRIES,
              bytes -> Optional.of(PcpAnswer.parse(bytes)).filter(it -> isFor(it, port)));
      if (answer instanceof PcpAnswer.Mapped mapped) {
        return mapped;
      }
      int code = answer instanceof PcpAnswer.Refused refused ? refused.code() : 0;
      throw new RefusedException("PCP result " + code);
    }
  }

  private boolean isFor(PcpAnswer answer, int port) {
    return answer instanceof PcpAnswer.Refused
        || (answer instanceof PcpAnswer.Mapped mapped
            && mapped.port() == port
            && MessageDigest.isEqual(mapped.nonce().array(), nonce));
  }
}
