package social.kith.storage;

import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;

/**
 * A photo's ciphertext that is expected from a contact and not whole here.
 *
 * @param id names it
 * @param sizeBytes of the whole
 * @param storedBytes on disk, a whole number of chunks
 * @param item the item it belongs to
 * @param rank lower ones first
 */
public record Wanted(BlobId id, long sizeBytes, long storedBytes, ItemId item, int rank) {}
