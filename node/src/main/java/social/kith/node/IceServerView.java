package social.kith.node;

import java.util.List;

/**
 * A STUN or TURN server that this person chose (W3C RTCIceServer).
 *
 * @param urls its addresses: {@code stun:host:port}, {@code turn:host:port?transport=udp} and so on
 * @param username for TURN, else empty
 * @param credential for TURN, else empty
 */
public record IceServerView(List<String> urls, String username, String credential) {
  /** Shows no credential. */
  @Override
  public String toString() {
    return "IceServerView[" + urls.size() + "]";
  }
}
