package social.kith.storage;

import java.time.Instant;
import social.kith.crypto.ContactId;

/**
 * An invite of somebody else that this node is using.
 *
 * @param code the whole text of the invite
 * @param inviter who made it
 * @param linkPort UDP port from which this node dials
 * @param startedAt when it was first used
 */
public record Acceptance(String code, ContactId inviter, int linkPort, Instant startedAt) {
  /** Shows no code. */
  @Override
  public String toString() {
    return "Acceptance[" + inviter.shortHex() + "]";
  }
}
