package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

/**
 * An invite that this node made.
 *
 * @param id 16 hexadecimal digits
 * @param code the whole text of the invite; empty once it is closed
 * @param linkSeed seed of the link on which this node waits
 * @param linkPort UDP port on which it waits
 * @param createdAt when it was made
 * @param expiresAt when it stops working
 * @param state whether it can still be used
 * @param usedBy who paired with it
 */
public record Invite(
    String id,
    String code,
    Secret linkSeed,
    int linkPort,
    Instant createdAt,
    Instant expiresAt,
    InviteState state,
    Optional<ContactId> usedBy) {

  /** Shows neither code nor seed. */
  @Override
  public String toString() {
    return "Invite[" + id + ", " + state + "]";
  }
}
