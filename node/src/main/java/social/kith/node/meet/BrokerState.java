package social.kith.node.meet;

import java.time.Instant;
import java.util.Optional;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerTrouble;

/**
 * How it stands with a broker.
 *
 * @param since when this began
 * @param trouble what the last try failed by, if it did
 */
public record BrokerState(
    Broker broker, Status status, Instant since, Optional<BrokerTrouble> trouble) {
  /** Where the connection is. */
  public enum Status {
    /** Nobody is looked for, so there is none. */
    IDLE,
    /** It is being made, or tried again after a pause. */
    TRYING,
    /** It stands. */
    CONNECTED,
    /** The broker does not let this node in, or is not the one that was meant. */
    REFUSED
  }
}
