package social.kith.node.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.Revision;
import social.kith.storage.Item;
import social.kith.storage.Items;
import social.kith.storage.NumberedItem;
import social.kith.storage.Store;

/** The posts of this person that are on this disk, but for those that were taken back. */
final class OwnPosts {
  private final ContactId self;
  private final Store store;
  private final Feed feed;

  OwnPosts(ContactId self, Store store, Feed feed) {
    this.self = self;
    this.store = store;
    this.feed = feed;
  }

  /** Hears of the posts, one after another. */
  interface Visitor {
    void visit(OwnPost post);
  }

  /** Shows those that are here now, in the order in which they came. */
  void visit(Visitor visitor) {
    long last = store.items().lastNo();
    for (long first = 1; first <= last; first += Items.MAX_PAGE) {
      long end = Math.min(last, first + Items.MAX_PAGE - 1);
      for (NumberedItem numbered : store.items().numbered(first, end)) {
        read(numbered.item(), Integer.MAX_VALUE).ifPresent(visitor::visit);
      }
    }
  }

  /**
   * One of them.
   *
   * @param edits how many of its edits count: the first ones
   * @return empty if it was taken back
   */
  Optional<OwnPost> find(ItemId id, int edits) {
    return store.items().find(id).flatMap(item -> read(item, edits));
  }

  private Optional<OwnPost> read(Item item, int edits) {
    if (!item.author().equals(self)) {
      return Optional.empty();
    }
    Optional<Post> post = Feed.post(item).flatMap(stored -> stored.post());
    return post.map(
        it -> {
          List<Item> signed = first(store.changes().edits(item.id()), edits);
          List<Revision> revisions = first(feed.changes().edits(item.id()), signed.size());
          List<ContactId> audience = new ArrayList<>(store.items().audience(item.id()));
          audience.sort(null);
          return new OwnPost(item, it.edited(revisions), it.photos().size(), signed, audience);
        });
  }

  private static <T> List<T> first(List<T> all, int count) {
    return all.subList(0, Math.min(count, all.size()));
  }
}
