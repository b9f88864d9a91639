package social.kith.node.peer;

import java.util.List;

/** Codes whose only address is one on the loopback interface, so that tests stay on it. */
public final class LoopbackCodes {
  private LoopbackCodes() {}

  /** The same code without any address. */
  public static String without(String text) {
    return with(List.of(), text);
  }

  /** The same code with 127.0.0.1 and this port as its only address. */
  public static String at(int port, String text) {
    return with(List.of(LoopbackPair.candidate(port)), text);
  }

  private static String with(List<IceCandidate> candidates, String text) {
    try {
      SessionDescription made = SessionCode.parse(text).description();
      String bare = made.sdp().replaceAll("(?m)^a=candidate:.*\\r\\n", "");
      return SessionCode.of(new SessionDescription(made.type(), bare), candidates).text();
    } catch (SessionCodeException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
