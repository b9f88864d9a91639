package social.kith.storage;

import java.util.List;
import social.kith.crypto.BlobId;

/** Photos that items give up, until they are deleted. */
final class BlobUse {
  private BlobUse() {}

  /**
   * Lets an item refer to no photo any more; whoever is known to have them is forgotten, too.
   *
   * @return those to which no other item refers
   */
  static List<BlobId> drop(Tx tx, long itemNo) {
    List<BlobId> blobs =
        tx.list(
            "SELECT blob FROM item_blob WHERE item = ?", row -> BlobId.of(row.bytes(1)), itemNo);
    tx.update("DELETE FROM item_blob WHERE item = ?", itemNo);
    List<BlobId> unused = blobs.stream().filter(blob -> !isUsed(tx, blob)).toList();
    for (BlobId blob : unused) {
      tx.update(
          "DELETE FROM blob_receipt WHERE blob = ?"
              + " AND contact IN (SELECT contact FROM delivery WHERE item = ?)",
          blob.bytes(),
          itemNo);
      markUnused(tx, blob);
    }
    return unused;
  }

  /** Lets a photo be deleted, unless something refers to it by then. */
  static void markUnused(Tx tx, BlobId blob) {
    tx.update("INSERT OR IGNORE INTO unused_blob (blob) VALUES (?)", blob.bytes());
  }

  /** Those that are still to be deleted. */
  static List<BlobId> unused(Reads reads) {
    return reads.list("SELECT blob FROM unused_blob", row -> BlobId.of(row.bytes(1)));
  }

  /** These are deleted. */
  static void released(Tx tx, List<BlobId> blobs) {
    blobs.forEach(blob -> tx.update("DELETE FROM unused_blob WHERE blob = ?", blob.bytes()));
  }

  /** Whether an item refers to a photo. */
  static boolean isUsed(Tx tx, BlobId blob) {
    return tx.find(
            "SELECT 1 FROM item_blob WHERE blob = ? LIMIT 1", row -> row.number(1), blob.bytes())
        .isPresent();
  }
}
