package social.kith.node.peer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why there is no path to the other side, as far as this side can tell. Loop-owned. */
final class NoPath {
  private List<IceServer> servers = List.of();
  private @Nullable IceCandidateError error;

  /** The peer begins with these. */
  void begin(PeerOptions options) {
    this.servers = options.iceServers();
  }

  /** Of several, a server that answers says more than one that does not. */
  void heard(IceCandidateError next) {
    IceCandidateError before = error;
    if (before == null || before.errorCode() == IceCandidateError.NO_ANSWER) {
      error = next;
    }
  }

  PeerException reason() {
    return new PeerException(
        PeerException.Reason.NO_PATH, "there is no path to the other side: " + hint());
  }

  private String hint() {
    IceCandidateError last = error;
    if (last == null) {
      return servers.stream().anyMatch(server -> server.urls().toString().contains("turn"))
          ? "the TURN server did not help"
          : "set a TURN server that relays for it";
    }
    return switch (last.errorCode()) {
      case IceCandidateError.UNAUTHORIZED -> "the TURN server refused the credentials (401)";
      case IceCandidateError.NO_ANSWER -> "the STUN or TURN server does not answer";
      default -> "the TURN server answered " + last.errorCode();
    };
  }
}
