package social.kith.storage;

import social.kith.crypto.BlobId;

/**
 * A photo's ciphertext on this disk.
 *
 * @param id names it
 * @param sizeBytes of the whole
 * @param storedBytes on disk
 * @param complete whether it is whole and verified
 * @param failed whether it came with a wrong hash too often to be asked for again
 */
public record BlobInfo(
    BlobId id, long sizeBytes, long storedBytes, boolean complete, boolean failed) {}
