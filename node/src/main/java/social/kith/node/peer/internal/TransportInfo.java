package social.kith.node.peer.internal;

import java.util.Optional;

/**
 * What the statistics say of a connection's transport.
 *
 * @param iceState NEW, CHECKING, CONNECTED, COMPLETED, DISCONNECTED, FAILED or CLOSED
 * @param dtlsState NEW, CONNECTING, CONNECTED, CLOSED or FAILED
 * @param path the selected candidate pair, if there is one
 */
public record TransportInfo(String iceState, String dtlsState, Optional<Path> path) {
  /** Both ends of the selected pair. */
  public record Path(End local, End remote) {}

  /**
   * One end.
   *
   * @param address as a literal
   * @param type HOST, SRFLX, PRFLX or RELAY
   */
  public record End(String address, int port, String type) {}
}
