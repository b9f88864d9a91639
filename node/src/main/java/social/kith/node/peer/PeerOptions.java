package social.kith.node.peer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import social.kith.node.peer.internal.ConnectionSpec;

/**
 * How a connection is made (W3C RTCConfiguration, and what libwebrtc offers beyond it). Servers and
 * certificate cannot be changed later: make a new connection.
 *
 * @param certificate own DTLS certificate; made anew for each connection if absent
 * @param port fixed UDP port, 1 to 65535, for IPv4; IPv6 takes the next one if that is free.
 *     Absent: any free ports
 * @param anyAddress one socket per address family, bound to the any-address, instead of one per
 *     interface: it outlives changes of address, and works where there is only loopback
 * @param tcp whether TCP candidates are gathered too
 * @param iceServers STUN and TURN servers; none: this machine's own addresses only
 * @param iceTransportPolicy which candidates are used; relay without a TURN server finds none
 */
public record PeerOptions(
    Optional<CertificatePem> certificate,
    OptionalInt port,
    boolean anyAddress,
    boolean tcp,
    List<IceServer> iceServers,
    IceTransportPolicy iceTransportPolicy) {
  /** More servers are ignored by libwebrtc. */
  public static final int MAX_SERVERS = 32;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public PeerOptions {
    iceServers = List.copyOf(iceServers);
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
      throw new IllegalArgumentException("a port is within 1 to 65535");
    }
    if (iceServers.size() > MAX_SERVERS) {
      throw new IllegalArgumentException("at most " + MAX_SERVERS + " servers");
    }
  }

  /** Every interface, any ports, no servers, a fresh certificate. */
  public static PeerOptions defaults() {
    return new PeerOptions(
        Optional.empty(), OptionalInt.empty(), false, false, List.of(), IceTransportPolicy.ALL);
  }

  /** One UDP port on the any-address. */
  public static PeerOptions anyAddress(int port) {
    return new PeerOptions(
        Optional.empty(), OptionalInt.of(port), true, false, List.of(), IceTransportPolicy.ALL);
  }

  /** The same with this certificate. */
  public PeerOptions withCertificate(CertificatePem own) {
    return new PeerOptions(Optional.of(own), port, anyAddress, tcp, iceServers, iceTransportPolicy);
  }

  /** The same with these servers. */
  public PeerOptions withIceServers(List<IceServer> servers) {
    return new PeerOptions(certificate, port, anyAddress, tcp, servers, iceTransportPolicy);
  }

  /** The same with this choice of candidates. */
  public PeerOptions withIceTransportPolicy(IceTransportPolicy policy) {
    return new PeerOptions(certificate, port, anyAddress, tcp, iceServers, policy);
  }

  ConnectionSpec toSpec() {
    return new ConnectionSpec(
        certificate.map(pem -> new ConnectionSpec.Pem(pem.privateKey(), pem.certificate())),
        port,
        anyAddress,
        tcp,
        iceServers.stream()
            .map(s -> new ConnectionSpec.Server(s.urls(), s.username(), s.credential()))
            .toList(),
        iceTransportPolicy == IceTransportPolicy.RELAY);
  }
}
