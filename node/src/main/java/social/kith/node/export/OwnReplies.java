package social.kith.node.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.kith.crypto.ContactId;
import social.kith.node.feed.Remarked;
import social.kith.node.feed.Reply;
import social.kith.storage.Item;
import social.kith.storage.Items;
import social.kith.storage.NumberedItem;
import social.kith.storage.Store;

/** The replies of this person that are on this disk, but for those that were taken back. */
final class OwnReplies {
  private final ContactId self;
  private final Store store;

  OwnReplies(ContactId self, Store store) {
    this.self = self;
    this.store = store;
  }

  /** Hears of the replies, one after another. */
  interface Visitor {
    /**
     * Hears of one.
     *
     * @param no by which it is found again
     */
    void visit(long no, OwnReply reply);
  }

  /** Shows those that are here now, in the order in which they came. */
  void visit(Visitor visitor) {
    long last = store.items().lastNo();
    for (long first = 1; first <= last; first += Items.MAX_PAGE) {
      long end = Math.min(last, first + Items.MAX_PAGE - 1);
      for (NumberedItem numbered : store.items().numbered(first, end)) {
        if (isOwn(numbered.item())) {
          find(numbered.no()).ifPresent(reply -> visitor.visit(numbered.no(), reply));
        }
      }
    }
  }

  private boolean isOwn(Item item) {
    return Remarked.of(item).filter(it -> it.writer().equals(self)).isPresent();
  }

  /** One of them; empty if it was taken back, or is kept as another item by now. */
  Optional<OwnReply> find(long no) {
    return store.remarks().replies().find(no).flatMap(kept -> read(Remarked.read(kept)));
  }

  private Optional<OwnReply> read(Remarked remark) {
    if (!(remark.said() instanceof Reply reply) || !remark.writer().equals(self)) {
      return Optional.empty();
    }
    return store
        .items()
        .find(reply.post())
        .map(post -> new OwnReply(remark.id(), remark.at(), reply, remark.signed(), to(post)));
  }

  private List<ContactId> to(Item post) {
    if (!post.author().equals(self)) {
      return List.of(post.author());
    }
    List<ContactId> audience = new ArrayList<>(store.items().audience(post.id()));
    audience.sort(null);
    return audience;
  }
}
