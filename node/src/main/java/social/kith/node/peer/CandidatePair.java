package social.kith.node.peer;

import java.time.Duration;
import java.util.Optional;

/**
 * Of what kind the candidates are that carry a connection; unlike {@link SelectedPath} it is known
 * also where the other side's address is not (W3C RTCIceCandidatePairStats).
 *
 * @param local this side
 * @param remote the other side
 * @param relayProtocol how this side's relay is reached: udp, tcp or tls; empty without one
 * @param roundTrip what the last check took, in whole milliseconds
 */
public record CandidatePair(
    CandidateType local,
    CandidateType remote,
    Optional<String> relayProtocol,
    Optional<Duration> roundTrip) {

  /** Whether a relay is known to be between the two. */
  public boolean isRelayed() {
    return local == CandidateType.RELAY || remote == CandidateType.RELAY;
  }
}
