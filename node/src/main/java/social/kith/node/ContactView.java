package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person this node is paired with.
 *
 * @param id contact id, 64 hexadecimal digits
 * @param name the name they gave themselves
 * @param line what they say about themselves; may be empty
 * @param picture a name of their picture, if they have one: another picture has another name
 * @param state how far the pairing has come
 * @param pairingCode 6 digits, the same on both screens, to compare before confirming
 * @param link the link to them
 * @param lastSeenAt when the last session ended or was last alive
 * @param verifiedAt when the safety numbers were compared, if they were
 * @param blockedAt when the person blocked them, if they are blocked
 * @param mutedAt when the person muted them, if their posts are kept out of the feed
 * @param keyChange the other key that they came with, until it is acknowledged or refused
 * @param waitingItems items shared with them that are not yet on their disk
 * @param allowance what they may bring onto this disk
 * @param offences what their node did that it must not, the latest first, until it is forgotten
 * @param traffic what has gone over the links to them since this node started
 */
public record ContactView(
    String id,
    String name,
    String line,
    Optional<String> picture,
    State state,
    String pairingCode,
    LinkView link,
    Optional<Instant> lastSeenAt,
    Optional<Instant> verifiedAt,
    Optional<Instant> blockedAt,
    Optional<Instant> mutedAt,
    Optional<KeyChangeView> keyChange,
    long waitingItems,
    AllowanceView allowance,
    List<OffenceView> offences,
    TrafficView traffic) {
  /** How far the pairing has come. */
  public enum State {
    /** They used our invite; we have not confirmed that it is them. */
    PENDING,
    /** We used their invite; they have not confirmed us. */
    AWAITING,
    /** Confirmed on both sides: things can be shared. */
    CONFIRMED
  }

  /** Shows neither name nor code. */
  @Override
  public String toString() {
    return "ContactView[" + id + ", " + state + "]";
  }
}
