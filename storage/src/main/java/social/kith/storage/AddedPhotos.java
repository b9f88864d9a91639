package social.kith.storage;

import java.util.HashSet;
import java.util.List;
import social.kith.crypto.BlobId;
import social.kith.crypto.ItemId;

/** Photos that edits add to posts: they are the post's from then on. On the writer's thread. */
final class AddedPhotos {
  /** How many images of an item its contact is not known to have, in a row of deliveries. */
  static final String MISSING =
      "(SELECT count(*) FROM item_blob WHERE item_blob.item = delivery.item AND blob NOT IN"
          + " (SELECT blob FROM blob_receipt WHERE blob_receipt.contact = delivery.contact))";

  private AddedPhotos() {}

  /** Whether a post may have so many images more. */
  static boolean hasRoom(Tx tx, long postNo, int images) {
    return images == 0
        || tx.find(
                "SELECT 1 FROM item WHERE no = ? AND images + ? <= ?",
                row -> row.number(1),
                postNo,
                images,
                Changes.MAX_IMAGES)
            .isPresent();
  }

  /** Lets a post refer to the images of an edit that is stored. */
  static void add(Tx tx, long postNo, ItemId edit, List<BlobId> blobs) {
    if (blobs.isEmpty()) {
      return;
    }
    tx.update(
        "UPDATE item SET has_photos = 1, images = images + ? WHERE no = ?", blobs.size(), postNo);
    for (BlobId blob : new HashSet<>(blobs)) {
      tx.update(
          "INSERT OR IGNORE INTO item_blob (item, blob, edit)"
              + " VALUES (?, ?, (SELECT no FROM item WHERE id = ?))",
          postNo,
          blob.bytes(),
          edit.bytes());
    }
    tx.update("UPDATE delivery SET missing_blobs = " + MISSING + " WHERE item = ?", postNo);
  }
}
