package social.kith.storage;

import social.kith.crypto.BlobId;

/**
 * How much of a blob is on this disk.
 *
 * @param id hash of all its bytes
 * @param sizeBytes its whole size
 * @param storedBytes what is stored, from its beginning
 * @param complete whether all of it is here and its hash was found right
 * @param failed whether it came with a wrong hash so often that it is no longer asked for
 * @param wish what the person wants of it while it is not complete
 */
public record BlobInfo(
    BlobId id, long sizeBytes, long storedBytes, boolean complete, boolean failed, BlobWish wish) {}
