package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a post has come on its way to one contact.
 *
 * @param contactId 64 hexadecimal digits
 * @param name the contact's name
 * @param state never better than what the contact has confirmed
 * @param queuedAt when it was shared
 * @param sentAt when it was first handed to the link
 * @param storedAt when the contact said that the post is on their disk
 * @param seenAt when the contact saw it, by their word, if they let people know
 * @param retractedAt when it was taken back
 * @param retractionConfirmedAt when the contact said that nothing of it is on their disk any more
 * @param photosStored images (display size and original count one each) whole on their disk
 * @param photosTotal images of the post
 * @param online whether the contact is reached now
 * @param lastSeenAt when the contact was last reached
 */
public record DeliveryView(
    String contactId,
    String name,
    State state,
    Instant queuedAt,
    Optional<Instant> sentAt,
    Optional<Instant> storedAt,
    Optional<Instant> seenAt,
    Optional<Instant> retractedAt,
    Optional<Instant> retractionConfirmedAt,
    int photosStored,
    int photosTotal,
    boolean online,
    Optional<Instant> lastSeenAt) {
  /** How far a post has come on its way to one contact. */
  public enum State {
    /** Waits for the contact. */
    QUEUED,
    /** Handed to the link, not yet acknowledged. */
    SENT,
    /** On their disk, after COMMIT. */
    STORED,
    /** Seen by them; told only by those who allow it. */
    SEEN,
    /** Taken back; what is on their disk is not known. */
    RETRACTED,
    /** Taken back, and off their disk, after COMMIT. */
    RETRACTION_CONFIRMED
  }
}
