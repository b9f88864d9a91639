package social.kith.node.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.Revision;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Store;

/**
 * A post that is being imported, with the images that may follow it.
 *
 * @param post with what the edits added that came so far
 * @param kept done after COMMIT: what became of it
 * @param salts of all its images, with those that edits add
 */
record ReturningPost(
    Item item, Post post, CompletableFuture<ImportTally.Kind> kept, List<byte[]> salts) {
  /** An image, and how it was encrypted. */
  record ReturningImage(OwnPost.Image image, byte[] salt) {}

  /**
   * Puts a post back, without queueing it for anybody.
   *
   * @param read verified
   * @return empty if it is no post, or the record does not fit it
   */
  static Optional<ReturningPost> keep(Store store, Received read, ExportRecord record) {
    Item item = read.item();
    Optional<Post> post = Feed.read(item).post();
    int images = post.map(it -> OwnPost.images(item, it).size()).orElse(0);
    if (post.isEmpty() || images != record.salts().size()) {
      return Optional.empty();
    }
    var blobs = read.photos().stream().map(ExpectedBlob::id).toList();
    CompletableFuture<ImportTally.Kind> kept =
        store.write(
            tx -> {
              if (read.isExpired(item.receivedAt()) || store.changes().isRetracted(tx, item)) {
                return ImportTally.Kind.POST_RETRACTED;
              }
              if (!store.items().insert(tx, item, Set.copyOf(record.audience()), blobs)) {
                return ImportTally.Kind.POST_HERE;
              }
              read.expiresAt().ifPresent(at -> store.changes().expiry().set(tx, item.id(), at));
              return ImportTally.Kind.POST;
            });
    return Optional.of(new ReturningPost(item, post.get(), kept, record.allSalts()));
  }

  /** The same after one more edit. */
  ReturningPost with(Revision edit) {
    return new ReturningPost(item, post.edited(List.of(edit)), kept, salts);
  }

  ItemId id() {
    return item.id();
  }

  /** An image of it by the name of its file, if it may follow. */
  Optional<ReturningImage> image(String file) {
    List<OwnPost.Image> images = OwnPost.images(item, post);
    return IntStream.range(0, Math.min(images.size(), salts.size()))
        .filter(i -> images.get(i).file().equals(file))
        .mapToObj(i -> new ReturningImage(images.get(i), salts.get(i)))
        .findFirst();
  }

  /** Whether it is on this disk; waits until that is known. */
  boolean isHere() {
    return kept.join() != ImportTally.Kind.POST_RETRACTED;
  }
}
