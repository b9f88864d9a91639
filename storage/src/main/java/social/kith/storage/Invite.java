package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.Secret;

/**
 * An invite that this node made.
 *
 * @param id 16 hexadecimal characters
 * @param code the whole text of the invite; empty once it is used, expired or cancelled
 * @param linkSeed what the waiting connection is derived from; owned by whoever has this record
 * @param linkPort the UDP port on which it waits
 * @param createdAt when it was made, to the millisecond
 * @param expiresAt when it ends, to the millisecond
 * @param state what became of it
 * @param usedBy who paired with it
 * @param forContact the contact who is to use it, with whatever key; empty for somebody new
 */
public record Invite(
    String id,
    String code,
    Secret linkSeed,
    int linkPort,
    Instant createdAt,
    Instant expiresAt,
    InviteState state,
    Optional<ContactId> usedBy,
    Optional<ContactId> forContact) {

  /** The same with another text. */
  public Invite withCode(String other) {
    return new Invite(
        id, other, linkSeed, linkPort, createdAt, expiresAt, state, usedBy, forContact);
  }

  /** Does not show the code. */
  @Override
  public String toString() {
    return "Invite[" + id + ", " + state + "]";
  }
}
