package social.kith.storage;

import social.kith.crypto.BlobId;

/**
 * A photo's ciphertext that an item names.
 *
 * @param id names it
 * @param sizeBytes of the whole
 * @param rank lower ones are fetched first
 */
public record ExpectedBlob(BlobId id, long sizeBytes, int rank) {}
