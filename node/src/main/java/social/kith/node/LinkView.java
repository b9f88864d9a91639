package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * The state of the link to one contact.
 *
 * @param state whether and how the contact is reached
 * @param since when the state began
 * @param lastProblem why the last attempt failed, in words, while not online
 */
public record LinkView(State state, Instant since, Optional<String> lastProblem) {
  /** Whether and how a contact is reached. */
  public enum State {
    /** Waiting for the contact and trying its addresses. */
    OFFLINE,
    /** Connected; proving who is there. */
    CONNECTING,
    /** Connected on this machine. */
    MACHINE,
    /** Connected on the local network. */
    LOCAL,
    /** Connected directly across the internet. */
    DIRECT,
    /** Connected through a TURN server, which passes on what it cannot read. */
    RELAYED
  }

  /** Whether items can go to the contact now. */
  public boolean online() {
    return state != State.OFFLINE && state != State.CONNECTING;
  }
}
