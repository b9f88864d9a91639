package social.kith.storage;

import social.kith.crypto.ItemId;

/**
 * An item as it is sent to one contact.
 *
 * @param seq its number in that contact's sequence
 * @param item which
 * @param signed the whole signed object; owned by the caller
 */
public record Outgoing(long seq, ItemId item, byte[] signed) {}
