package social.kith.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;
import social.kith.node.sync.PhotoTransfer;
import social.kith.storage.Store;
import social.kith.storage.Wanted;

/** Images on their way as a person sees them. Any thread. */
final class TransferViews {
  private static final int MAX_PLACES = 1_000;

  private final Store store;
  private final Feed feed;
  private final ContactViews contacts;
  private final PhotoRules rules;
  private final Map<BlobId, Place> places = new ConcurrentHashMap<>();

  /** Where an image belongs. */
  private record Place(String postId, int index, PhotoSize size, boolean clip) {}

  TransferViews(Store store, Feed feed, ContactViews contacts, PhotoRules rules) {
    this.store = store;
    this.feed = feed;
    this.contacts = contacts;
    this.rules = rules;
  }

  /** Those that move; what belongs to no post that is here is left out. */
  List<TransferView> running(List<PhotoTransfer> transfers) {
    return transfers.stream()
        .flatMap(transfer -> place(transfer.blob()).map(at -> running(transfer, at)).stream())
        .toList();
  }

  private TransferView running(PhotoTransfer transfer, Place at) {
    return new TransferView(
        transfer.contact().hex(),
        contacts.name(transfer.contact()),
        switch (transfer.direction()) {
          case SENDING -> TransferView.Direction.SENDING;
          case RECEIVING -> TransferView.Direction.RECEIVING;
        },
        TransferView.State.RUNNING,
        at.postId,
        at.index,
        at.size,
        at.clip,
        transfer.sizeBytes(),
        transfer.movedBytes(),
        transfer.storedBytes());
  }

  /**
   * What is to come from a contact and does not move.
   *
   * @param limit how many at most, those that come first
   */
  List<TransferView> queued(ContactId from, List<PhotoTransfer> running, int limit) {
    List<BlobId> moving = running.stream().map(PhotoTransfer::blob).toList();
    List<TransferView> views = new ArrayList<>();
    for (Wanted wanted : store.blobs().wanted(from, rules.originalsUpTo(from), limit)) {
      if (!moving.contains(wanted.id())) {
        place(wanted.id()).ifPresent(at -> views.add(queued(from, wanted, at)));
      }
    }
    return views;
  }

  private TransferView queued(ContactId from, Wanted wanted, Place at) {
    return new TransferView(
        from.hex(),
        contacts.name(from),
        TransferView.Direction.RECEIVING,
        contacts.isOnline(from) ? TransferView.State.QUEUED : TransferView.State.OFFLINE,
        at.postId,
        at.index,
        at.size,
        at.clip,
        wanted.sizeBytes(),
        wanted.storedBytes(),
        wanted.storedBytes());
  }

  private Optional<Place> place(BlobId blob) {
    Optional<Place> known = Optional.ofNullable(places.get(blob));
    if (known.isPresent()) {
      return known;
    }
    if (places.size() >= MAX_PLACES) {
      places.clear();
    }
    Optional<ItemId> item = store.items().ofBlob(blob);
    item.flatMap(feed::find).ifPresent(this::learn);
    return Optional.ofNullable(places.get(blob));
  }

  private void learn(StoredPost stored) {
    String postId = stored.item().id().hex();
    int index = 0;
    for (Post.Photo photo : feed.photos(stored)) {
      boolean clip = photo.lengthMs().isPresent();
      places.put(photo.display().blob(), new Place(postId, index, PhotoSize.DISPLAY, clip));
      places.put(photo.original().blob(), new Place(postId, index, PhotoSize.ORIGINAL, clip));
      index++;
    }
  }
}
