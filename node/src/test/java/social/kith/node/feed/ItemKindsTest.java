package social.kith.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.crypto.BlobId;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Secret;
import social.kith.crypto.Signed;
import social.kith.node.sync.SyncListener.Received;
import social.kith.storage.FeedFilter;
import social.kith.storage.Home;
import social.kith.storage.Item;
import social.kith.storage.Store;

/** What is done with items of each kind, and with those of kinds and versions to come. */
class ItemKindsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @TempDir Path home;
  private final Secret key = Secret.random();
  private final Identity self = Identity.generate();
  private final Identity bea = Identity.generate();
  private final Identity carl = Identity.generate();
  private Home held;
  private Store store;
  private Feed feed;

  @BeforeEach
  void open() {
    held = Home.hold(home);
    store = Store.open(held, key);
    feed = new Feed(self, store);
  }

  @AfterEach
  void close() {
    store.close();
    held.close();
  }

  private Received verify(Identity author, byte[] payload) throws MalformedException {
    return feed.verify(author.key(), Signed.sign(author, Label.ITEM, payload), NOW);
  }

  private void keep(Received received) {
    store.write(tx -> store.items().insert(tx, received.item(), Set.of(), List.of())).join();
  }

  private Received post(Identity author) throws MalformedException {
    Received received =
        verify(author, new Post(NOW.toEpochMilli(), new byte[16], "Hi", List.of()).encode());
    keep(received);
    return received;
  }

  @Test
  void whatThisVersionDoesNotKnowIsKeptAndShownAsNewer() throws MalformedException {
    for (CborMap unknown :
        List.of(
            CborMap.builder().put(1, 1).put(2, 1_000_000).put(9, "?").build(),
            CborMap.builder().put(1, 2).put(2, 1).build(),
            CborMap.builder().put(1, 2).put(2, Retraction.KIND).build())) {
      Received received = verify(bea, unknown.encode());
      assertThat(received.about()).isEmpty();
      keep(received);
      StoredPost kept = feed.find(received.item().id()).orElseThrow();
      assertThat(kept.post()).isEmpty();
      assertThat(kept.retracted()).isFalse();
    }
    assertThat(feed.before(FeedFilter.EVERYBODY, Optional.empty(), 9)).hasSize(3);
    feed.changes().readAgain();
    assertThat(feed.before(FeedFilter.EVERYBODY, Optional.empty(), 9)).hasSize(3);
  }

  @Test
  void aRetractionThatAnEarlierVersionKeptIsCarriedOutAtTheStart() throws MalformedException {
    Received post = post(bea);
    Received retraction = verify(bea, new Retraction(NOW.toEpochMilli(), id(post)).encode());
    store
        .write(tx -> store.items().insert(tx, retraction.item().withKind(0), Set.of(), List.of()))
        .join();
    feed.changes().readAgain();
    assertThat(feed.before(FeedFilter.EVERYBODY, Optional.empty(), 9)).isEmpty();
    assertThat(store.items().find(id(post))).isEmpty();
    assertThat(feed.find(id(retraction))).isEmpty();
  }

  @Test
  void anEditThatAnEarlierVersionKeptCountsFromThenOn() throws MalformedException {
    Received post = post(bea);
    Edit edit =
        new Edit(NOW.plusSeconds(1).toEpochMilli(), new byte[16], "Ho", id(post), List.of());
    keep(withKind0(verify(bea, edit.encode())));
    assertThat(feed.changes().edits(id(post))).isEmpty();
    feed.changes().readAgain();
    assertThat(feed.changes().edits(id(post)))
        .containsExactly(new Revision(NOW.plusSeconds(1), "Ho", List.of()));
    assertThat(feed.before(FeedFilter.EVERYBODY, Optional.empty(), 9)).hasSize(1);
    assertThatThrownBy(() -> verify(carl, edit.encode())).isInstanceOf(MalformedException.class);
  }

  private static Received withKind0(Received received) {
    return new Received(received.item().withKind(0), List.of(), Optional.empty());
  }

  private static ItemId id(Received received) {
    return received.item().id();
  }

  @Test
  void aRetractionOfSomebodyElsesPostIsRefused() throws MalformedException {
    Received post = post(bea);
    byte[] payload = new Retraction(NOW.toEpochMilli(), id(post)).encode();
    assertThatThrownBy(() -> verify(carl, payload)).isInstanceOf(MalformedException.class);
    assertThat(verify(bea, payload).about()).contains(id(post));
  }

  @Test
  void anEditHasTheBytesOfTheProtocol() throws MalformedException {
    long at = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    Edit edit = new Edit(at, new byte[16], "Hi", ItemId.of(new byte[32]), List.of());
    assertThat(HexFormat.of().formatHex(edit.encode()))
        .isEqualTo(
            "a601010203031b0000019b76daa8000450"
                + "00".repeat(16)
                + "05624869075820"
                + "00".repeat(32));
    assertThat(Edit.parse(CborMap.decode(edit.encode(), 200)).text()).isEqualTo("Hi");
  }

  private static Post.Photo photo() {
    Post.Rendition image = new Post.Rendition(BlobId.of(new byte[32]), new byte[32], 9);
    return new Post.Photo(4, 3, "image/png", "a hill", new byte[] {7}, image, image);
  }

  @Test
  void aClipIsAPhotoOfItsPosterToWhoKnowsNoClips() throws MalformedException {
    Post.Rendition image = photo().original();
    Post.Photo clip =
        new Post.Photo(
            4, 3, "video/webm", OptionalLong.of(2_500), "a boat", new byte[] {7}, image, image);
    CborMap map = Post.encode(clip);
    assertThat(map.requireText(3, 32)).isEqualTo("image/jpeg");
    Post.Photo read = Post.parsePhoto(map);
    assertThat(read.mediaType()).isEqualTo("video/webm");
    assertThat(read.lengthMs()).hasValue(2_500);
    assertThat(read.withAlt("x").lengthMs()).hasValue(2_500);
    assertThat(Post.parsePhoto(Post.encode(photo())).lengthMs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "video/mp4, 1, true",
    "video/mp4, 86400000, true",
    "video/mp4, 0, false",
    "video/mp4, 86400001, false",
    "video/avi, 9, false",
    "image/jpeg, 9, false"
  })
  void clipsAreOfTwoTypesAndNoLongerThanADay(String type, long lengthMs, boolean allowed) {
    Post.Rendition image = photo().original();
    Post.Photo clip =
        new Post.Photo(4, 3, type, OptionalLong.of(lengthMs), "", new byte[] {7}, image, image);
    if (allowed) {
      assertThatCode(() -> Post.parsePhoto(Post.encode(clip))).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> Post.parsePhoto(Post.encode(clip)))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void theLastTextCountsAndThePhotosOfAllEdits() throws MalformedException {
    Received post = post(bea);
    ItemId id = id(post);
    for (String text : List.of("Ho", "He")) {
      Edit edit = new Edit(1, new byte[16], text, id, List.of(photo()));
      Received received = verify(bea, edit.encode());
      assertThat(received.photos()).hasSize(2);
      store.write(tx -> store.changes().edit(tx, received.item(), id, List.of())).join();
    }
    Post now = feed.changes().newest(feed.find(id).orElseThrow()).post().orElseThrow();
    assertThat(now.text()).isEqualTo("He");
    assertThat(now.photos()).hasSize(2);
    assertThat(now.photos().get(1).alt()).isEqualTo("a hill");
  }

  @Test
  void photosInEditsThatAnEarlierVersionKeptAreReadAtTheStart() throws MalformedException {
    Received post = post(bea);
    Edit edit = new Edit(1, new byte[16], "Ho", id(post), List.of(photo()));
    CborMap wrong =
        CborMap.decode(new Edit(1, new byte[16], "No", id(post), List.of()).encode(), 200);
    keepAsEarlier(verify(bea, edit.encode()).item(), id(post));
    keepAsEarlier(unread(wrong), id(post));
    feed.changes().readAgain();
    assertThat(store.items().ofBlob(BlobId.of(new byte[32]))).contains(id(post));
    assertThat(store.blobs().wanted(bea.id())).hasSize(1);
    assertThat(feed.changes().edits(id(post))).extracting(Revision::text).containsExactly("Ho");
  }

  private void keepAsEarlier(Item edit, ItemId post) {
    store.write(tx -> store.changes().edit(tx, edit, post, List.of())).join();
  }

  /** With something else than photos where these would be. */
  private Item unread(CborMap edit) throws MalformedException {
    byte[] payload =
        CborMap.builder()
            .put(1, 1)
            .put(2, Edit.KIND)
            .put(3, 1)
            .put(4, new byte[16])
            .put(5, edit.requireText(5, 9))
            .put(6, "no photos")
            .put(7, edit.requireBytes(7, 32, 32))
            .build()
            .encode();
    byte[] signed = Signed.sign(bea, Label.ITEM, payload);
    return new Item(ItemId.ofPayload(payload), bea.id(), Edit.KIND, NOW, NOW, signed);
  }

  @Test
  void anEditWithPhotosIsReadAsItWasWritten() throws MalformedException {
    Edit edit = new Edit(1, new byte[16], "", ItemId.of(new byte[32]), List.of(photo()));
    Edit read = Edit.parse(CborMap.decode(edit.encode(), 500));
    assertThat(read.encode()).isEqualTo(edit.encode());
    assertThat(read.photos()).hasSize(1);
  }

  @Test
  void aRetractionHasTheBytesOfTheProtocol() throws MalformedException {
    byte[] post = new byte[32];
    for (int i = 0; i < post.length; i++) {
      post[i] = (byte) i;
    }
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    Retraction retraction = new Retraction(at.toEpochMilli(), ItemId.of(post));
    assertThat(HexFormat.of().formatHex(retraction.encode()))
        .isEqualTo(
            "a401010202031b0000019b76daa80007582"
                + "0000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    assertThat(Retraction.parse(CborMap.decode(retraction.encode(), 100))).isEqualTo(retraction);
  }

  @Test
  void aProfileHasTheBytesOfTheProtocol() throws MalformedException {
    long at = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    ProfileCard card = new ProfileCard(at, new byte[16], "Hi", Optional.of(new byte[] {7}));
    assertThat(HexFormat.of().formatHex(card.encode()))
        .isEqualTo("a601010208031b0000019b76daa8000450" + "00".repeat(16) + "05624869" + "064107");
    Received received = verify(bea, card.encode());
    assertThat(received.isProfile()).isTrue();
    assertThat(received.about()).isEmpty();
    assertThat(Feed.post(received.item())).isEmpty();
  }

  @Test
  void aProfileHasLimits() throws MalformedException {
    assertThat(verify(bea, profile("a".repeat(160), 32_768)).isProfile()).isTrue();
    for (byte[] wrong :
        List.of(profile("a".repeat(161), 1), profile("a", 32_769), profile("a\nb", 1))) {
      assertThatThrownBy(() -> verify(bea, wrong)).isInstanceOf(MalformedException.class);
    }
  }

  private static byte[] profile(String line, int pictureBytes) {
    return new ProfileCard(1, new byte[16], line, Optional.of(new byte[pictureBytes])).encode();
  }
}
