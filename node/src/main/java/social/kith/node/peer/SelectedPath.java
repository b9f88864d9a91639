package social.kith.node.peer;

import java.net.InetSocketAddress;

/**
 * The pair of candidates that carries a connection.
 *
 * @param local this side, as ICE sees it
 * @param remote the other side
 */
public record SelectedPath(Endpoint local, Endpoint remote) {
  /**
   * One end.
   *
   * @param address a resolved address
   * @param type where the address comes from
   */
  public record Endpoint(InetSocketAddress address, CandidateType type) {}
}
