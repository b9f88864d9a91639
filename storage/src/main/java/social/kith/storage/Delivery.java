package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * An item on its way to a contact.
 *
 * @param contact to whom
 * @param item which
 * @param seq its number in that contact's sequence
 * @param queuedAt when it got its number, to the millisecond
 * @param sentAt when it was sent first, to the millisecond
 * @param storedAt when they said that they have it, to the millisecond
 * @param seenAt when they saw it, by their word
 * @param retractedAt when it was taken back, to the millisecond
 * @param retractionConfirmedAt when they said that nothing of it is on their disk any more
 * @param photosStored blobs of the item that they said are whole on their disk
 * @param photosTotal blobs of the item
 */
public record Delivery(
    ContactId contact,
    ItemId item,
    long seq,
    Instant queuedAt,
    Optional<Instant> sentAt,
    Optional<Instant> storedAt,
    Optional<Instant> seenAt,
    Optional<Instant> retractedAt,
    Optional<Instant> retractionConfirmedAt,
    int photosStored,
    int photosTotal) {
  /** How far it has got. */
  public DeliveryState state() {
    if (retractionConfirmedAt.isPresent()) {
      return DeliveryState.RETRACTION_CONFIRMED;
    }
    if (retractedAt.isPresent()) {
      return DeliveryState.RETRACTED;
    }
    if (storedAt.isPresent()) {
      return seenAt.isPresent() ? DeliveryState.SEEN : DeliveryState.STORED;
    }
    return sentAt.isPresent() ? DeliveryState.SENT : DeliveryState.QUEUED;
  }
}
