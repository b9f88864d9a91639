package social.kith.node.feed;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.storage.BlobInfo;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.FeedCursor;
import social.kith.storage.Item;
import social.kith.storage.Items;
import social.kith.storage.Store;

/** Photos of contacts' posts that are not on this disk, as after a restore from a backup. */
public final class MissingPhotos {
  private final Store store;
  private final ContactId self;

  /** Those of this person's store. */
  public MissingPhotos(Store store, ContactId self) {
    this.store = store;
    this.self = self;
  }

  /** Makes them wanted from their authors again; waits for COMMIT. */
  public void expect() {
    Optional<FeedCursor> cursor = Optional.empty();
    List<Item> page;
    do {
      page = store.items().before(cursor, Items.MAX_PAGE);
      CompletableFuture.allOf(
              page.stream()
                  .filter(item -> !item.author().equals(self))
                  .map(this::expect)
                  .toArray(CompletableFuture[]::new))
          .join();
      cursor = page.stream().reduce((first, second) -> second).map(FeedCursor::of);
    } while (cursor.isPresent());
  }

  private CompletableFuture<?> expect(Item item) {
    List<ExpectedBlob> missing =
        Feed.read(item).post().map(Feed::expected).orElse(List.of()).stream()
            .filter(blob -> !isHere(blob.id()))
            .toList();
    return missing.isEmpty()
        ? CompletableFuture.completedFuture(true)
        : store.blobs().expect(item.author(), item.id(), missing);
  }

  private boolean isHere(BlobId blob) {
    return store.blobs().find(blob).map(BlobInfo::complete).orElse(false);
  }
}
