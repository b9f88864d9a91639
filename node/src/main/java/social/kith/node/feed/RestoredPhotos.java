package social.kith.node.feed;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ContactId;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Items;
import social.kith.storage.NumberedItem;
import social.kith.storage.Store;

/** Photos that a restore from a backup put on this disk, where only their bytes came. */
public final class RestoredPhotos {
  private final Store store;
  private final ContactId self;

  /** Those of this person's store. */
  public RestoredPhotos(Store store, ContactId self) {
    this.store = store;
    this.self = self;
  }

  /** Says whose each is: whoever wrote the post that had it first. Waits for COMMIT. */
  public void assign() {
    long last = store.items().lastNo();
    for (long first = 1; first <= last; first += Items.MAX_PAGE) {
      CompletableFuture<?>[] assigned =
          store.items().numbered(first, first + Items.MAX_PAGE - 1).stream()
              .map(NumberedItem::item)
              .map(this::assign)
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(assigned).join();
    }
  }

  private CompletableFuture<@Nullable Void> assign(Item item) {
    // Only the first post that has it: anybody could name a photo of this person in another one.
    List<ExpectedBlob> blobs =
        PostChanges.photos(store, item).stream()
            .filter(blob -> store.items().ofBlob(blob.id()).equals(Optional.of(item.id())))
            .toList();
    if (blobs.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    Optional<ContactId> source = Optional.of(item.author()).filter(author -> !author.equals(self));
    return store.blobs().assign(source, item.id(), blobs);
  }
}
