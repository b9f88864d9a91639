package social.kith.web.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.KeyFile;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.Feed;
import social.kith.node.feed.Post;
import social.kith.node.feed.search.SearchIndex;
import social.kith.node.feed.search.SearchQuery;
import social.kith.storage.Contact;
import social.kith.storage.ContactState;
import social.kith.storage.Home;
import social.kith.storage.Standing;
import social.kith.storage.Store;
import social.kith.web.process.NodeProcess;

/**
 * A home with the posts of ten people and oneself over twenty years, made up: each of 6 to 26
 * words, each tenth with two photos, of which there are only the previews and the rows.
 */
public final class LargeHome {
  private static final int PEOPLE = 10;
  private static final int CIRCLED = 3;
  private static final int SAMPLED = 1_000;
  private static final int PHOTO_EVERY = 10;
  private static final int PREVIEWS = 8;
  private static final int WAITING = 4_000;
  private static final Instant FIRST = Instant.parse("2006-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2026-01-01T00:00:00Z");

  /** A circle of three of them, by which own posts were shared. */
  static final String CIRCLE = "c1";

  private final Random random = new Random(5);
  private final MadeUpWords words = new MadeUpWords(random);
  private final Path folder;
  private final int posts;
  private final List<Identity> people = new ArrayList<>();
  private final List<BlobId> blobs = new ArrayList<>();
  private final List<byte[]> previews =
      IntStream.range(0, PREVIEWS).mapToObj(i -> SamplePhotos.jpeg(i, 80, 60)).toList();
  private final Semaphore room = new Semaphore(WAITING);
  private ContactId self = ContactId.of(new byte[32]);

  /** Words of some of the posts. */
  final List<List<String>> samples = new ArrayList<>();

  /** A home in a folder that is not there yet. */
  public LargeHome(Path folder, int posts) {
    this.folder = folder;
    this.posts = posts;
  }

  /** Makes the home of a node with a name, fills it and builds its index. */
  public void make() throws Exception {
    try (NodeProcess node = new NodeProcess(folder, "Ada", 5_701, 26_000)) {
      node.id();
    }
    try (NodeKeys keys = KeyFile.in(folder).open();
        Home home = Home.hold(folder);
        Store store = Store.open(home, keys.storageKey())) {
      self = keys.identity().id();
      addPeople(store);
      for (int i = 0; i < posts; i++) {
        add(store, keys.identity(), i);
      }
      room.acquire(WAITING);
      index(store);
    }
    addPhotoRows();
  }

  private void addPeople(Store store) {
    for (int i = 0; i < PEOPLE; i++) {
      Identity person = Identity.generate();
      people.add(person);
      Contact contact =
          new Contact(
              person.id(),
              person.key(),
              "Person" + MadeUpWords.word(100 + i),
              ContactState.CONFIRMED,
              26_010 + i,
              List.of(),
              "123456",
              FIRST,
              Optional.empty(),
              Optional.empty(),
              Standing.GOOD);
      store.update(tx -> store.contacts().put(tx, contact, Secret.random())).join();
    }
    store.update(tx -> store.circles().put(tx, CIRCLE, "Some")).join();
    for (Identity person : people.subList(0, CIRCLED)) {
      store.update(tx -> store.circles().add(tx, CIRCLE, person.id())).join();
    }
  }

  private void add(Store store, Identity self, int number) throws InterruptedException {
    List<String> text = words.next(6 + random.nextInt(21));
    if (number % Math.max(1, posts / SAMPLED) == 0) {
      samples.add(text);
    }
    long createdMs =
        FIRST.toEpochMilli() + (LAST.toEpochMilli() - FIRST.toEpochMilli()) / posts * number;
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    List<Post.Photo> photos =
        number % PHOTO_EVERY == 0 ? List.of(photo(), photo()) : List.<Post.Photo>of();
    Post post = new Post(createdMs, nonce, String.join(" ", text), photos);
    int author = random.nextInt(PEOPLE + 1);
    Identity who = author == PEOPLE ? self : people.get(author);
    Set<ContactId> audience =
        author == PEOPLE
            ? Set.of(people.get(0).id(), people.get(1).id(), people.get(2).id())
            : Set.of();
    List<String> circles = author == PEOPLE ? List.of(CIRCLE) : List.of();
    room.acquire();
    new Feed(who, store)
        .share(post, audience, circles, List.of(), Optional.empty())
        .whenComplete((stored, error) -> room.release());
  }

  private Post.Photo photo() {
    byte[] preview = previews.get(random.nextInt(previews.size()));
    return new Post.Photo(
        4_000, 3_000, "image/jpeg", words.next(), preview, rendition(), rendition());
  }

  private Post.Rendition rendition() {
    byte[] id = new byte[32];
    random.nextBytes(id);
    blobs.add(BlobId.of(id));
    return new Post.Rendition(BlobId.of(id), id, 100);
  }

  private static void index(Store store) throws Exception {
    try (SearchIndex index = new SearchIndex(store)) {
      index.update();
      SearchQuery any = SearchQuery.parse("x", java.util.Map.of());
      NodeProcess.await(() -> index.find(any, Long.MAX_VALUE, 1, it -> false).complete());
    }
  }

  /** All images as being here, each of them one small chunk. */
  private void addPhotoRows() throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder + "/photos.db");
        Statement statement = database.createStatement();
        PreparedStatement blob =
            database.prepareStatement(
                "INSERT INTO blob (no, id, state, size_bytes, chunks)"
                    + " VALUES (?, ?, 'COMPLETE', 132, 1)");
        PreparedStatement chunk =
            database.prepareStatement("INSERT INTO chunk (pos, data) VALUES (?, zeroblob(132))")) {
      statement.execute("BEGIN");
      for (int i = 0; i < blobs.size(); i++) {
        blob.setLong(1, i + 1);
        blob.setBytes(2, blobs.get(i).bytes());
        blob.executeUpdate();
        chunk.setLong(1, (i + 1L) << 20);
        chunk.executeUpdate();
      }
      statement.execute("COMMIT");
    }
  }

  /** One of the people. */
  ContactId somebody() {
    return people.get(1).id();
  }

  /** Whose home it is. */
  ContactId self() {
    return self;
  }

  /** What the database takes on the disk. */
  long sizeBytes() throws IOException {
    return Files.size(folder.resolve("kith.db"));
  }
}
