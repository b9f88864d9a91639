package social.kith.node.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.backup.TarReader;
import social.kith.node.backup.TarWriter;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.Post;
import social.kith.node.feed.PostChanges.Added;
import social.kith.node.feed.ProfileCards;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;

/** A store, and what works on it; and archives put together and taken apart. */
record Place(Home home, Store store, Feed feed, PhotoShelf shelf, Identity self) {
  /** So old are the posts. */
  static final long AGE_MS = 60_000;

  static final Identity FRIEND = Identity.generate();

  static Place open(Path folder, NodeKeys keys) throws Exception {
    Home home = Home.hold(Files.createDirectories(folder));
    Store store = Store.open(home, keys.storageKey());
    Contact friend =
        new Contact(
            FRIEND.id(),
            FRIEND.key(),
            "Bo",
            ContactState.CONFIRMED,
            0,
            List.of(),
            "",
            Instant.now(),
            Optional.empty(),
            Optional.empty(),
            Standing.GOOD);
    store.update(tx -> store.contacts().put(tx, friend, Secret.random())).join();
    Feed feed = new Feed(keys.identity(), store);
    PhotoShelf shelf = new PhotoShelf(store, Clock.systemUTC());
    return new Place(home, store, feed, shelf, keys.identity());
  }

  ItemId share(String text, int photos) throws Exception {
    return share(text, photos, OptionalLong.empty());
  }

  ItemId share(String text, int photos, OptionalLong endsAtMs) throws Exception {
    Added added = photos(photos);
    Post post =
        new Post(
            System.currentTimeMillis() - AGE_MS,
            nonce(),
            text,
            added.photos(),
            OptionalInt.of(1),
            endsAtMs);
    return feed.share(post, Set.of(FRIEND.id()), List.of(), added.drafts(), Optional.empty())
        .join()
        .item()
        .id();
  }

  private Added photos(int count) throws Exception {
    List<Post.Photo> shared = new ArrayList<>();
    List<String> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PhotoShelf.DraftPhoto draft =
          shelf.add(SamplePhotos.jpeg(i, 400, 300), Optional.empty(), false);
      drafts.add(draft.id());
      shared.add(draft.photo().withAlt("Photo " + i));
    }
    return new Added(shared, drafts, Optional.empty());
  }

  /** A clip of these bytes, as a post. */
  ItemId shareClip(byte[] clip) throws Exception {
    PhotoShelf.DraftPhoto draft = shelf.add(clip, Optional.empty(), false);
    Post post = new Post(System.currentTimeMillis() - AGE_MS, nonce(), "", List.of(draft.photo()));
    List<String> drafts = List.of(draft.id());
    return feed.share(post, Set.of(FRIEND.id()), List.of(), drafts, Optional.empty())
        .join()
        .item()
        .id();
  }

  private static byte[] nonce() {
    return Arrays.copyOf(Secret.random().copyBytes(), 16);
  }

  void add(ItemId post, String text, int photos) throws Exception {
    feed.changes().edit(post, nonce(), text, photos(photos)).join();
  }

  Post whole(ItemId post) {
    return feed.changes().newest(feed.find(post).orElseThrow()).post().orElseThrow();
  }

  ProfileCards cards() {
    return new ProfileCards(self, store, Clock.systemUTC());
  }

  byte[] export() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Export(self, "Ada", Map.of(FRIEND.id(), "Bo"), store, feed, shelf, cards())
        .writeTo(out, p -> {});
    return out.toByteArray();
  }

  ImportProgress take(byte[] export) throws Exception {
    return new Import(self.key(), store, feed, shelf, cards())
        .run(new ByteArrayInputStream(export), p -> {});
  }

  void close() {
    store.close();
    home.close();
  }

  byte[] bytes(Post.Rendition image) throws Exception {
    try (InputStream in = shelf.open(image)) {
      return in.readAllBytes();
    }
  }

  static Map<String, byte[]> entries(byte[] archive) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      entries.put(next.get().name(), reader.content(1 << 24));
    }
    return entries;
  }

  static byte[] without(byte[] archive, Predicate<String> names) throws Exception {
    Map<String, byte[]> files = entries(archive);
    files.keySet().removeIf(names);
    return archive(files);
  }

  static byte[] archive(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarWriter writer = new TarWriter(out, Instant.now());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      writer.file(file.getKey(), file.getValue());
    }
    writer.finish();
    return out.toByteArray();
  }

  static ImportProgress counts(
      long posts, long here, long retracted, long edits, long images, long imagesHere) {
    return new ImportProgress(
        posts, here, retracted, edits, images, imagesHere, 0, 0, 0, 0, false, Map.of());
  }
}
