package social.kith.node.peer.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A connection to make, already validated: what is wrong here kills the process.
 *
 * @param certificate own DTLS certificate; made by libwebrtc if absent
 * @param port fixed UDP port; IPv6 takes the next one if that is free
 * @param anyAddress one socket per address family on the any-address instead of one per interface
 * @param tcp whether TCP candidates are gathered too
 * @param servers STUN and TURN servers
 * @param relayOnly whether only candidates of TURN servers are used
 */
public record ConnectionSpec(
    Optional<Pem> certificate,
    OptionalInt port,
    boolean anyAddress,
    boolean tcp,
    List<Server> servers,
    boolean relayOnly) {

  /** A key pair in the exact PEM form that OpenSSL writes. */
  public record Pem(String privateKey, String certificate) {
    /** Shows nothing of the key. */
    @Override
    public String toString() {
      return "Pem";
    }
  }

  /** A STUN or TURN server. */
  public record Server(List<String> urls, String username, String credential) {
    /** Shows nothing of the credential. */
    @Override
    public String toString() {
      return "Server" + urls;
    }
  }
}
