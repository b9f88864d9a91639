package social.kith.storage;

import java.time.Instant;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * How far an item has come on its way to one contact.
 *
 * @param contact who it is for
 * @param item what is delivered
 * @param seq its number in the contact's sequence
 * @param state never better than what the contact has confirmed
 * @param queuedAt when it was shared
 * @param sentAt when it was last handed to the link
 * @param storedAt when the contact first said that it is on their disk
 * @param photosStored images of it that are whole on their disk
 * @param photosTotal images of it
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
