package social.kith.storage;

import java.util.List;
import social.kith.crypto.BlobId;

/** Which items refer to which photos, where an item gives up its own. On the writer's thread. */
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
    }
    return unused;
  }

  private static boolean isUsed(Tx tx, BlobId blob) {
    return tx.find(
            "SELECT 1 FROM item_blob WHERE blob = ? LIMIT 1", row -> row.number(1), blob.bytes())
        .isPresent();
  }
}
