package social.kith.node.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.storage.BlobInfo;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.FeedCursor;
import social.kith.storage.FeedFilter;
import social.kith.storage.FeedPages;
import social.kith.storage.Item;
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

  private record Missing(Item item, List<ExpectedBlob> blobs) {}

  /** Makes them wanted from their authors again; waits for COMMIT. */
  public void expect() {
    Deque<Missing> oldestFirst = new ArrayDeque<>();
    Optional<FeedCursor> cursor = Optional.empty();
    do {
      List<Item> page = store.feed().before(FeedFilter.EVERYBODY, cursor, FeedPages.MAX_PAGE);
      page.stream()
          .filter(item -> !item.author().equals(self))
          .map(item -> new Missing(item, missing(item)))
          .filter(missing -> !missing.blobs.isEmpty())
          .forEach(oldestFirst::addFirst);
      cursor = page.stream().reduce((first, second) -> second).map(FeedCursor::of);
    } while (cursor.isPresent());
    // What is expected last is fetched first.
    for (Missing missing : oldestFirst) {
      Item item = missing.item;
      store.blobs().expect(item.author(), item.id(), missing.blobs).join();
    }
  }

  private List<ExpectedBlob> missing(Item item) {
    return PostChanges.photos(store, item).stream().filter(blob -> !isHere(blob.id())).toList();
  }

  private boolean isHere(BlobId blob) {
    return store.blobs().find(blob).map(BlobInfo::complete).orElse(false);
  }
}
