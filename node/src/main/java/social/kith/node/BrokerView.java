package social.kith.node;

import java.time.Instant;

/**
 * An MQTT broker that this person chose, and how it stands with it.
 *
 * @param address {@code mqtts://host:port}, or {@code mqtt://host:port} without TLS
 * @param user may be empty
 * @param hasPassword whether there is a password, which is not shown
 * @param certificate in PEM, of who vouches for the broker; empty for those that Java trusts
 * @param since when this state began
 * @param problem what is wrong and what to do, or empty
 */
public record BrokerView(
    String address,
    String user,
    boolean hasPassword,
    String certificate,
    State state,
    Instant since,
    String problem) {
  /** Where the connection is. */
  public enum State {
    /** Nobody is looked for, so there is none. */
    IDLE,
    /** It is being made, or tried again after a pause. */
    TRYING,
    /** It stands. */
    CONNECTED,
    /** The broker does not let this node in, or is not the one that was meant. */
    REFUSED
  }

  /** Nothing of where it is. */
  @Override
  public String toString() {
    return "BrokerView[" + state + "]";
  }
}
