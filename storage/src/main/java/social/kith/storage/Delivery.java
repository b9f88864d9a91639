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
 * @param state how far it has got
 * @param queuedAt when it got its number, to the millisecond
 * @param sentAt when it was sent first, to the millisecond
 * @param storedAt when they said that they have it, to the millisecond
 * @param photosStored blobs of the item that they said are whole on their disk
 * @param photosTotal blobs of the item
 */
public record Delivery(
    ContactId contact,
    ItemId item,
    long seq,
    DeliveryState state,
    Instant queuedAt,
    Optional<Instant> sentAt,
    Optional<Instant> storedAt,
    int photosStored,
    int photosTotal) {}
