package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * An invite that this node made.
 *
 * @param id 16 hexadecimal digits
 * @param code the invite itself, which is link, text and QR content in one; empty once it is closed
 * @param createdAt when it was made
 * @param expiresAt when it stops working
 * @param state whether it can still be used
 * @param usedBy contact id of who used it
 * @param forContact id of the contact who is to use it, perhaps with a new key
 */
public record InviteView(
    String id,
    Optional<String> code,
    Instant createdAt,
    Instant expiresAt,
    State state,
    Optional<String> usedBy,
    Optional<String> forContact) {
  /** Whether an invite can still be used. */
  public enum State {
    /** Waiting for the person it was given to. */
    OPEN,
    /** Somebody paired with it. */
    USED,
    /** Nobody used it in time. */
    EXPIRED,
    /** Taken back. */
    CANCELLED
  }
}
