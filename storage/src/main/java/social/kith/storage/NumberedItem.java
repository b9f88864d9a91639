package social.kith.storage;

/**
 * An item with its number on this disk: higher for each that was stored later. The number of an
 * item that was deleted may be given again.
 *
 * @param no the number, from 1
 * @param item the item
 * @param edited whether there are edits of it
 */
public record NumberedItem(long no, Item item, boolean edited) {}
