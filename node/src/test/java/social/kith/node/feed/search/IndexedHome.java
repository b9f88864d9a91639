package social.kith.node.feed.search;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Secret;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.StoredPost;
import social.kith.storage.Home;
import social.kith.storage.Store;

/** A store with posts of two people. */
abstract class IndexedHome {
  static final ZoneId ZONE = ZoneId.systemDefault();
  static final Instant NOON = LocalDateTime.of(2024, 2, 29, 12, 0).atZone(ZONE).toInstant();

  @TempDir Path folder;
  final Secret key = Secret.random();
  final Identity ada = Identity.generate();
  final Identity bob = Identity.generate();
  final Map<ContactId, String> names = Map.of(ada.id(), "Ada Lovelace", bob.id(), "Bob Müller");
  Store store;
  private Home home;
  private int posts;

  @BeforeEach
  void open() {
    home = Home.hold(folder);
    store = Store.open(home, key);
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  void reopen() {
    close();
    open();
  }

  ItemId post(Identity author, String text, String... alts) {
    return post(author, NOON, text, alts).join().item().id();
  }

  CompletableFuture<StoredPost> post(Identity author, Instant at, String text, String... alts) {
    List<Post.Photo> photos = new ArrayList<>();
    for (String alt : alts) {
      Post.Rendition image =
          new Post.Rendition(BlobId.ofCiphertext(alt.getBytes()), new byte[32], 9);
      photos.add(new Post.Photo(9, 9, "image/jpeg", alt, new byte[9], image, image));
    }
    byte[] nonce = new byte[16];
    nonce[0] = (byte) posts;
    nonce[1] = (byte) (posts >> 8);
    nonce[2] = (byte) (posts++ >> 16);
    Post post = new Post(at.toEpochMilli(), nonce, text, photos);
    return new Feed(author, store).share(post, Set.of(), List.of(), List.of(), Optional.empty());
  }

  /** Posts “number n”, n from one on. */
  void fill(int from, int count) {
    List<CompletableFuture<StoredPost>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(post(ada, NOON.plusSeconds(i), "number n" + (from + i)));
    }
    all.forEach(CompletableFuture::join);
  }

  IndexBuilder builder() {
    return new IndexBuilder(store, ZONE, () -> false);
  }

  SearchQuery query(String text) {
    return SearchQuery.parse(text, names);
  }
}
