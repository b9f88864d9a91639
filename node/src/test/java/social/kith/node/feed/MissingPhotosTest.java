package social.kith.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.BlobId;
import social.kith.crypto.Identity;
import social.kith.crypto.Label;
import social.kith.crypto.Secret;
import social.kith.crypto.Signed;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.ExpectedBlob;
import social.kith.storage.Home;
import social.kith.storage.Store;
import social.kith.storage.Wanted;

class MissingPhotosTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir Path home;
  private final Secret key = Secret.random();
  private final Identity self = Identity.generate();
  private final Identity bea = Identity.generate();
  private Home held;
  private Store store;

  @BeforeEach
  void open() {
    held = Home.hold(home);
    store = Store.open(held, key);
  }

  @AfterEach
  void close() {
    store.close();
    held.close();
  }

  @Test
  void theNewestPostsPhotosAreWantedFirst() throws Exception {
    Received older = insert(bea, 1);
    Received newer = insert(bea, 2);
    new MissingPhotos(store, self.id()).expect();
    new MissingPhotos(store, self.id()).expect();
    List<BlobId> wanted = store.blobs().wanted(bea.id()).stream().map(Wanted::id).toList();
    assertThat(wanted)
        .containsExactly(photo(newer, 0), photo(older, 0), photo(newer, 1), photo(older, 1));
  }

  @Test
  void photosThatWereAddedLaterAreWantedWithTheirPost() throws Exception {
    Received post = insert(bea, 1);
    Edit edit = new Edit(1, new byte[16], "", post.item().id(), List.of(photo(2)));
    byte[] signed = Signed.sign(bea, Label.ITEM, edit.encode());
    Received read = new Feed(self, store).verify(bea.key(), signed, NOW);
    List<BlobId> added = read.photos().stream().map(ExpectedBlob::id).toList();
    store.write(tx -> store.changes().edit(tx, read.item(), post.item().id(), added)).join();
    new MissingPhotos(store, self.id()).expect();
    assertThat(store.blobs().wanted(bea.id()))
        .allMatch(wanted -> wanted.item().equals(post.item().id()))
        .extracting(Wanted::id)
        .containsExactly(photo(post, 0), added.get(0), photo(post, 1), added.get(1));
  }

  @Test
  void ownPhotosAreWantedFromNobody() throws Exception {
    insert(self, 1);
    new MissingPhotos(store, self.id()).expect();
    assertThat(store.blobs().wanted(self.id())).isEmpty();
  }

  private static BlobId photo(Received received, int index) {
    return received.photos().get(index).id();
  }

  private Received insert(Identity author, int number) throws Exception {
    long at = NOW.plusSeconds(number).toEpochMilli();
    Post post = new Post(at, new byte[16], "", List.of(photo(number)));
    byte[] signed = Signed.sign(author, Label.ITEM, post.encode());
    Received received = new Feed(self, store).verify(author.key(), signed, NOW.plusSeconds(number));
    List<BlobId> blobs = received.photos().stream().map(ExpectedBlob::id).toList();
    store.write(tx -> store.items().insert(tx, received.item(), Set.of(), blobs)).join();
    return received;
  }

  private static Post.Photo photo(int number) {
    return new Post.Photo(
        100, 100, "image/jpeg", "", new byte[10], rendition(2 * number), rendition(2 * number + 1));
  }

  private static Post.Rendition rendition(int number) {
    return new Post.Rendition(BlobId.ofCiphertext(new byte[] {(byte) number}), new byte[32], 1_000);
  }
}
