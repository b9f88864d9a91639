package social.kith.node.sync;

import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.storage.Blobs;

/**
 * An image on its way between this node and a contact's, at one moment.
 *
 * @param contact the other one
 * @param direction whether it goes to them or comes from them
 * @param blob which image
 * @param sizeBytes its whole encrypted size
 * @param movedBytes what was handed to the link, or has come over it
 * @param storedBytes what is on the receiver's disk, after COMMIT, by the receiver's word
 */
public record PhotoTransfer(
    ContactId contact,
    Direction direction,
    BlobId blob,
    long sizeBytes,
    long movedBytes,
    long storedBytes) {
  /** Which way an image goes. */
  public enum Direction {
    /** To the contact. */
    SENDING,
    /** From the contact. */
    RECEIVING
  }

  /** What so many chunks from the first one on are in bytes. */
  static long bytes(int chunks, long sizeBytes) {
    return Math.min(sizeBytes, (long) chunks * Blobs.CHUNK_BYTES);
  }
}
