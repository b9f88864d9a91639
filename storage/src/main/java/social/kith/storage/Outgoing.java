package social.kith.storage;

import social.kith.crypto.ItemId;

/**
 * An item that is to be sent to a contact.
 *
 * @param seq its number in their sequence
 * @param item names it
 * @param signed the whole signed object; not copied
 */
public record Outgoing(long seq, ItemId item, byte[] signed) {}
