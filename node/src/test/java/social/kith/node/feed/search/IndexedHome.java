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
import social.kith.crypto.CborMap;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.Signed;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.Reply;
import social.kith.node.feed.Said;
import social.kith.node.feed.StoredPost;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.Home;
import social.kith.storage.Remark;
import social.kith.storage.Remarks;
import social.kith.storage.Store;

/** A store with posts of two people. */
abstract class IndexedHome {
  static final ZoneId ZONE = ZoneId.systemDefault();
  static final Instant NOON = LocalDateTime.of(2024, 2, 29, 12, 0).atZone(ZONE).toInstant();

  @TempDir Path folder;
  final Secret key = Secret.random();
  final Identity ada = Identity.generate();
  final Identity bob = Identity.generate();
  final Identity carla = Identity.generate();
  private final Identity reader = Identity.generate();
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

  /** A reply of the day after, as the author of the post, Ada, passes it on. */
  ItemId reply(ItemId post, Identity writer, String name, String text) {
    byte[] nonce = new byte[16];
    nonce[0] = (byte) posts++;
    Reply reply =
        new Reply(NOON.plusSeconds(86_400).toEpochMilli(), nonce, text, post, Optional.empty());
    return passOn(post, writer, name, reply);
  }

  /** Ada takes a reply under her post away. */
  void remove(ItemId post, ItemId reply) {
    passOn(post, ada, "", new Feed(ada, store).conversations().removal(post, reply, NOON));
  }

  private ItemId passOn(ItemId post, Identity writer, String name, Said said) {
    byte[] passedOn =
        CborMap.builder()
            .put(1, 1)
            .put(2, Remarks.PASSED_ON)
            .put(3, said.createdAtMs())
            .put(7, post.bytes())
            .put(9, writer.key().bytes())
            .put(10, name)
            .put(11, Signed.sign(writer, Label.ITEM, said.encode()))
            .put(12, 0)
            .build()
            .encode();
    try {
      byte[] signed = Signed.sign(ada, Label.ITEM, passedOn);
      Received received = new Feed(reader, store).verify(ada.key(), signed, NOON);
      Remark remark = received.remark().orElseThrow();
      store.update(tx -> store.remarks().take(tx, remark, received.item(), received.own())).join();
      return remark.id();
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
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
