package social.kith.node.find;

import java.net.InetSocketAddress;

/** What a STUN server answered to a binding request. */
public sealed interface StunAnswer {
  /** From where the server saw the request come. */
  record Mapped(InetSocketAddress address) implements StunAnswer {}

  /** It answers, but not this; with the code of RFC 8489 section 14.8. */
  record Refused(int code) implements StunAnswer {}
}
