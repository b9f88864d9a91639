package social.kith.node.peer.internal;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the statistics say of a connection's transport.
 *
 * @param iceState NEW, CHECKING, CONNECTED, COMPLETED, DISCONNECTED, FAILED or CLOSED
 * @param dtlsState NEW, CONNECTING, CONNECTED, CLOSED or FAILED
 * @param path the addresses of the selected candidate pair, if both are known
 * @param pair of what kind its candidates are, if there is one
 */
public record TransportInfo(
    String iceState, String dtlsState, Optional<Path> path, Optional<Pair> pair) {
  /** Both ends of the selected pair. */
  public record Path(End local, End remote) {}

  /**
   * The selected pair.
   *
   * @param localType HOST, SRFLX, PRFLX or RELAY
   * @param remoteType likewise
   * @param relayProtocol udp, tcp or tls, where this side uses a relay
   * @param roundTripSeconds what the last check took
   */
  public record Pair(
      String localType,
      String remoteType,
      Optional<String> relayProtocol,
      OptionalDouble roundTripSeconds) {}

  /**
   * One end.
   *
   * @param address as a literal
   * @param type HOST, SRFLX, PRFLX or RELAY
   */
  public record End(String address, int port, String type) {}
}
