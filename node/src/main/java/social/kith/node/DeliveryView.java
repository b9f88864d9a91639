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
 * @param sentAt when it was last handed to the link
 * @param storedAt when the contact said that the post is on their disk
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
    STORED
  }
}
