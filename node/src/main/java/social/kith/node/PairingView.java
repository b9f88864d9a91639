package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * An invite of somebody else that this node is using.
 *
 * @param inviterId contact id of the inviter, 64 hexadecimal digits
 * @param startedAt when it was pasted here
 * @param expiresAt when the invite stops working
 * @param step how far it has come
 * @param message what is happening or what went wrong, and what to do, for a person
 * @param reply set while nothing has connected: what the inviter can be given so that their node
 *     dials, too
 * @param contactId set once the inviter is a contact
 */
public record PairingView(
    String inviterId,
    Instant startedAt,
    Instant expiresAt,
    Step step,
    String message,
    Optional<String> reply,
    Optional<String> contactId) {
  /** How far the use of an invite has come. */
  public enum Step {
    /** Trying the inviter's addresses. */
    CONNECTING,
    /** Connected; proving who is there. */
    PROVING,
    /** Done: the inviter is a contact and now has to confirm. */
    PAIRED,
    /** Ended; the message says why. */
    FAILED
  }
}
