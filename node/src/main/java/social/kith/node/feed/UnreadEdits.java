package social.kith.node.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ContactId;
import social.kith.crypto.MalformedException;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** Edits that an earlier version kept, and did not look for photos in them. */
final class UnreadEdits {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadEdits.class);

  private final ContactId self;
  private final Store store;

  UnreadEdits(ContactId self, Store store) {
    this.self = self;
    this.store = store;
  }

  /** Adds their photos to their posts, once. Waits for COMMIT. */
  void read() {
    if (!store.changes().hasUnreadEdits()) {
      return;
    }
    Map<Item, Edit> found = new LinkedHashMap<>();
    for (Item item : store.items().ofKind(Edit.KIND)) {
      if (item.signed().length > 0) {
        read(item, found);
      }
    }
    store
        .update(
            tx -> {
              found.forEach(
                  (item, edit) ->
                      store.changes().readEdit(tx, item, edit.post(), Feed.ids(edit.photos())));
              store.changes().editsRead(tx);
            })
        .join();
  }

  private void read(Item item, Map<Item, Edit> found) {
    try {
      Edit edit = Edit.parse(Feed.decode(item));
      if (!edit.photos().isEmpty()) {
        found.put(item, edit);
      }
      // Own ones come from nobody but an export.
      if (!item.author().equals(self)) {
        store.blobs().expect(item.author(), edit.post(), Feed.expected(edit.photos())).join();
      }
    } catch (MalformedException e) {
      LOG.warn("an edit that is not as the protocol says was kept; it is deleted");
      store.update(tx -> store.changes().forget(tx, item)).join();
    }
  }
}
