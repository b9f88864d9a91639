package social.kith.node.peer;

import java.util.List;

/** Descriptions as others write them. */
final class Sdps {
  static final String FINGERPRINT =
      "6B:8B:F0:65:5F:78:E2:51:3B:AC:6F:F3:3F:46:1B:35:DC:B8:5F:64:1A:24:C2:43:F0:A1:58:D0:A1:2C:19:08";

  static final String HOST_1 = "candidate:1 1 udp 2122260223 192.168.1.20 50000 typ host";
  static final String HOST_2 = "candidate:2 1 udp 2122194687 10.8.0.2 50001 typ host";
  static final String REFLEXIVE =
      "candidate:3 1 udp 1686052607 203.0.113.7 61000 typ srflx raddr 192.168.1.20 rport 50000";

  private Sdps() {}

  /** As Chromium writes an offer, with these lines where its candidates are. */
  static String chromium(String... candidates) {
    return """
    v=0
    o=- 4962303333179871723 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE 0
    a=extmap-allow-mixed
    a=msid-semantic: WMS
    m=application 50000 UDP/DTLS/SCTP webrtc-datachannel
    c=IN IP4 192.168.1.20
    %sa=ice-ufrag:uXtI
    a=ice-pwd:YI1Bh7wWcGFVhkCOe0/qyQzb
    a=ice-options:trickle
    a=fingerprint:sha-256 %s
    a=setup:actpass
    a=mid:0
    a=sctp-port:5000
    a=max-message-size:262144
    """
        .formatted(lines(candidates), FINGERPRINT)
        .replace("\n", "\r\n");
  }

  /** As Firefox writes an answer: fingerprint and options of the session, another order. */
  static String firefox(String... candidates) {
    return """
    v=0
    o=mozilla...THIS_IS_SDPARTA-99.0 4175926712 0 IN IP4 0.0.0.0
    s=-
    t=0 0
    a=fingerprint:sha-256 %s
    a=group:BUNDLE 0
    a=ice-options:trickle
    a=msid-semantic:WMS *
    m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    c=IN IP4 0.0.0.0
    %sa=sendrecv
    a=end-of-candidates
    a=ice-pwd:d27e5bb4a6ab1a1fd83a6ab8a6d55d4b
    a=ice-ufrag:8bd7a2a1
    a=mid:0
    a=setup:active
    a=sctp-port:5000
    a=max-message-size:1073741823
    """
        .formatted(FINGERPRINT, lines(candidates))
        .replace("\n", "\r\n");
  }

  private static String lines(String... candidates) {
    StringBuilder lines = new StringBuilder();
    List.of(candidates).forEach(c -> lines.append("a=").append(c).append('\n'));
    return lines.toString();
  }
}
