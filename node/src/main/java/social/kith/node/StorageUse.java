package social.kith.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import social.kith.crypto.ContactId;
import social.kith.node.feed.search.SearchIndex;
import social.kith.storage.PhotoRoom;
import social.kith.storage.PhotoUse;
import social.kith.storage.Store;

/** Counts what takes how much of the disk. Any thread; at a million posts it takes a second. */
final class StorageUse {
  private final Path home;
  private final Store store;
  private final SearchIndex index;
  private final ContactId self;
  private final ContactViews contacts;

  StorageUse(Path home, Store store, SearchIndex index, ContactId self, ContactViews contacts) {
    this.home = home;
    this.store = store;
    this.index = index;
    this.self = self;
    this.contacts = contacts;
  }

  StorageView view(StorageBudget budget) {
    boolean complete = index.complete();
    List<ContactView> people = contacts.all();
    Map<ContactId, Long> posts = postBytes();
    PhotoRoom.Uses photos = store.photoRoom().uses(contacts.names().keySet());
    Map<ContactId, PhotoUse> photosOf = new HashMap<>();
    photos
        .contacts()
        .forEach((id, use) -> photosOf.merge(contacts.current(id), use, PhotoUse::plus));
    List<StorageView.ContactUse> uses = new ArrayList<>();
    for (ContactView person : people) {
      ContactId id = ContactId.parseHex(person.id()).orElseThrow();
      PhotoUse use = photosOf.getOrDefault(id, PhotoUse.NONE);
      long postBytes = posts.getOrDefault(id, 0L);
      posts.remove(id);
      uses.add(new StorageView.ContactUse(person.id(), person.name(), use(postBytes, use)));
    }
    long ownPosts = posts.getOrDefault(self, 0L);
    posts.remove(self);
    long otherPosts = posts.values().stream().mapToLong(bytes -> bytes).sum();
    return new StorageView(
        sizeBytes("kith.db") + sizeBytes("kith.db-wal"),
        sizeBytes("photos.db") + sizeBytes("photos.db-wal"),
        use(ownPosts, photos.own()),
        uses,
        use(otherPosts, photos.others()),
        complete,
        budget);
  }

  /** By the ids that people have now. */
  private Map<ContactId, Long> postBytes() {
    Map<ContactId, Long> posts = new HashMap<>();
    index
        .signedBytes()
        .forEach((author, bytes) -> posts.merge(contacts.current(author), bytes, Long::sum));
    return posts;
  }

  private static StorageView.Use use(long postBytes, PhotoUse photos) {
    return new StorageView.Use(postBytes, photos.displayBytes(), photos.originalBytes());
  }

  private long sizeBytes(String name) {
    try {
      Path file = home.resolve(name);
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
