package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;

/**
 * An invite of somebody else that this node is using.
 *
 * @param code the whole text of the invite
 * @param inviter who made it
 * @param linkPort the UDP port of this node that the connection uses
 * @param startedAt when it was entered here, to the millisecond
 * @param forContact the contact who is said to have made it; empty for somebody new
 */
public record Acceptance(
    String code,
    ContactId inviter,
    int linkPort,
    Instant startedAt,
    Optional<ContactId> forContact) {

  /** Does not show the code. */
  @Override
  public String toString() {
    return "Acceptance[" + inviter.shortHex() + "]";
  }
}
