package social.kith.node.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import social.kith.crypto.ItemId;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Item;
import social.kith.storage.Store;

/**
 * A post that is being imported, with the images that may follow it.
 *
 * @param kept done after COMMIT: what became of it
 * @param images by the names of their files
 */
record ReturningPost(
    ItemId id, CompletableFuture<ImportTally.Kind> kept, Map<String, ReturningImage> images) {
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
    var images = post.map(it -> OwnPost.images(item, it)).orElse(List.of());
    if (post.isEmpty() || images.size() != record.salts().size()) {
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
    Map<String, ReturningImage> byName =
        IntStream.range(0, images.size())
            .mapToObj(i -> new ReturningImage(images.get(i), record.salts().get(i)))
            .collect(Collectors.toMap(image -> image.image().file(), Function.identity()));
    return Optional.of(new ReturningPost(item.id(), kept, byName));
  }

  /** Whether it is on this disk; waits until that is known. */
  boolean isHere() {
    return kept.join() != ImportTally.Kind.POST_RETRACTED;
  }
}
