package social.kith.storage;

import social.kith.crypto.BlobId;

/**
 * A blob that an item refers to.
 *
 * @param id hash of all its bytes
 * @param sizeBytes its whole size, 1 to {@link Blobs#MAX_BYTES}
 * @param rank 0 for what is shown first, higher for what can wait
 */
public record ExpectedBlob(BlobId id, long sizeBytes, int rank) {

  /** Checks the size. */
  public ExpectedBlob {
    if (sizeBytes < 1 || sizeBytes > Blobs.MAX_BYTES) {
      throw new IllegalArgumentException("a blob of " + sizeBytes + " bytes");
    }
  }
}
