package social.kith.storage;

import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;

/**
 * A blob that is still to be fetched from one contact.
 *
 * @param id hash of all its bytes
 * @param sizeBytes its whole size as that contact says
 * @param storedBytes what is stored of it, from its beginning: whole chunks, or all of it
 * @param item the item it belongs to
 * @param rank 0 for what is shown first, higher for what can wait
 * @param asked whether the person asked for it
 */
public record Wanted(
    BlobId id, long sizeBytes, long storedBytes, ItemId item, int rank, boolean asked) {

  /** Whether somebody may be waiting for it before the page. */
  public boolean isUrgent() {
    return asked || rank == 0;
  }

  /** How many chunks are stored, from the first one on: the number of the chunk to go on with. */
  public int storedChunks() {
    return Chunks.count(storedBytes);
  }
}
