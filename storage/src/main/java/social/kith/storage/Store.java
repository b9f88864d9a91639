package social.kith.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.BlobId;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.Pseudonyms;
import social.kith.crypto.Secret;
import social.kith.storage.internal.Database;

/**
 * All that one person has on this disk: {@code kith.db} and, for the photos, {@code photos.db},
 * both SQLite, in a home folder. Any thread.
 */
public final class Store implements AutoCloseable {
  private final Path home;
  private final Database posts;
  private final Database photos;
  private final ColumnCipher cipher;
  private final Pseudonyms names;
  private final StoreFailures failures;
  private final Reads reads;
  private final Writes writes;
  private final Settings settings;
  private final Contacts contacts;
  private final WeeklyKeys weeklyKeys;
  private final KeyChanges keyChanges;
  private final Invites invites;
  private final Acceptances acceptances;
  private final Items items;
  private final FeedPages feed;
  private final Marks marks;
  private final Deliveries deliveries;
  private final Ledger ledger;
  private final Changes changes;
  private final Remarks remarks;
  private final Profiles profiles;
  private final SeenPosts seenPosts;
  private final Audiences audiences;
  private final Circles circles;
  private final Drafts drafts;
  private final PostDrafts postDrafts;
  private final Requests requests;
  private final Blobs blobs;
  private final PhotoRoom photoRoom;
  private final SearchSegments searchSegments;
  private final Allowances allowances;
  private final Offences offences;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean snapshotTaken = new AtomicBoolean();

  /**
   * Something to be written, all of it or nothing.
   *
   * @param <T> what it finds out
   */
  @FunctionalInterface
  public interface WriteWork<T extends @Nullable Object> {
    /**
     * Writes. Runs on the writer's thread, so it is short and waits for nothing. What it throws
     * undoes it, and it alone.
     *
     * @param tx the transaction, good until this returns
     */
    T run(Tx tx);
  }

  /** Something to be written that finds out nothing; otherwise as {@link WriteWork}. */
  @FunctionalInterface
  public interface UpdateWork {
    /** Writes, as {@link WriteWork#run}. */
    void run(Tx tx);
  }

  /** Takes over what was opened. */
  Store(
      Path home,
      Database posts,
      Database photos,
      ColumnCipher cipher,
      Pseudonyms names,
      StoreFailures failures) {
    this.home = home;
    this.posts = posts;
    this.photos = photos;
    this.cipher = cipher;
    this.names = names;
    People people = new People(names, cipher);
    this.failures = failures;
    this.writes = new Writes(posts, failures);
    this.reads = new Reads(posts, failures);
    this.settings = new Settings(reads, cipher);
    this.contacts = new Contacts(reads, cipher, people);
    this.weeklyKeys = new WeeklyKeys(reads, cipher);
    this.keyChanges = new KeyChanges(reads, contacts, people);
    this.invites = new Invites(reads, cipher, people);
    this.acceptances = new Acceptances(reads, cipher, people);
    this.items = new Items(reads, cipher, people);
    this.feed = new FeedPages(reads, people, items);
    this.marks = new Marks(reads, people, items);
    this.deliveries = new Deliveries(reads, cipher, people);
    this.ledger = new Ledger(reads, people);
    this.changes = new Changes(reads, cipher, people, items, deliveries);
    this.remarks = new Remarks(reads, cipher, people, items, deliveries);
    this.profiles = new Profiles(reads, cipher, people, items, deliveries);
    this.seenPosts = new SeenPosts(reads, people);
    this.audiences = new Audiences(people, deliveries);
    this.circles = new Circles(reads, cipher, people);
    this.drafts = new Drafts(reads, cipher);
    this.postDrafts = new PostDrafts(reads, cipher);
    this.requests = new Requests(reads, cipher);
    this.photoRoom = new PhotoRoom(new Reads(photos, failures), people);
    this.searchSegments = new SearchSegments(reads, cipher);
    this.blobs = new Blobs(new Reads(photos, failures), new Writes(photos, failures), people);
    this.blobs.deleteUnfinished();
    this.allowances = new Allowances(reads, people);
    this.offences = new Offences(reads, people);
  }

  /**
   * Opens the store of a home folder, and makes its files on the first time. A {@code kith.db} that
   * is small (32 MiB), or that the last process did not get to close, is checked before it is used;
   * see {@link #intact()} for the others. No file is ever deleted or replaced because of what is
   * wrong with it.
   *
   * @param home borrowed, and held until the store is closed; one store at a time
   * @param storageKey what the contents are sealed with; borrowed, and not kept
   * @throws StoreException for any of its reasons
   */
  public static Store open(Home home, Secret storageKey) {
    return StoreOpening.open(home, storageKey);
  }

  /**
   * Opens a folder into which a {@code kith.db} was put from a {@link Snapshot}, without photos so
   * far. It is checked wholly before it is used. Contacts may hold things that it does not know of:
   * all numbers given from now on wait for their word ({@link Deliveries#settle}). Invites that
   * were open then are ended, as they may have been used since.
   *
   * @param home borrowed; with {@code kith.db} and nothing else of a store
   * @param storageKey what the contents are sealed with; borrowed, and not kept
   * @throws StoreException for any of its reasons
   */
  public static Store openRestored(Home home, Secret storageKey) {
    return StoreOpening.openRestored(home, storageKey);
  }

  /**
   * Takes what is here at this moment, to be copied while everything goes on. Needs as much room in
   * the home folder as {@code kith.db}, and waits as long as it takes to write that.
   *
   * @return closed by the caller
   * @throws IllegalStateException if another one is open
   * @throws StoreException if it cannot be taken
   */
  public Snapshot snapshot() {
    return Snapshot.take(home, posts, new Reads(photos, failures), failures, snapshotTaken);
  }

  /**
   * Queues a work for the one thread that writes {@code kith.db}. Works run in the order in which
   * they came; those that wait together share one COMMIT, and one that throws is undone alone.
   *
   * @param work what to write
   * @return done after COMMIT, with all of it on the disk (synchronous=FULL). It is completed on
   *     the writer's thread: what depends on it hops to its own executor, and neither blocks there
   *     nor waits for another write. It fails with what the work threw; with {@link StoreException}
   *     if the commit failed or 10,000 works wait already; with {@link IllegalStateException} after
   *     closing.
   */
  public <T extends @Nullable Object> CompletableFuture<T> write(WriteWork<T> work) {
    return writes.write(work);
  }

  /** As {@link #write}, for a work that finds out nothing. */
  public CompletableFuture<@Nullable Void> update(UpdateWork work) {
    return writes.run(work);
  }

  /**
   * Takes what was deleted from {@code kith.db} off the disk: the file overwrites it, but as long
   * as the write-ahead log is not brought into the file, older copies stand in both.
   *
   * @return done on another thread: false if something read the file for seconds; then it is done
   *     when the store is closed
   */
  public CompletableFuture<Boolean> erase() {
    return failures.guard(posts.emptyLog());
  }

  /**
   * Deletes the photos of items that were taken back, but for those to which something else refers
   * by now, and takes what was deleted off the disk, as {@link #erase}. What fails is left for the
   * next time, also after a restart.
   *
   * @return done after COMMIT, as {@link #erase}
   */
  public CompletableFuture<Boolean> eraseUnused() {
    List<BlobId> unused = BlobUse.unused(reads);
    return blobs
        .delete(unused, id -> items.ofBlob(id).isPresent() || drafts.refersTo(id))
        .thenCompose(done -> update(tx -> BlobUse.released(tx, unused)))
        .thenCompose(done -> erase());
  }

  /**
   * Tries whether things can be stored: writes a megabyte beside the databases and takes it away
   * again, then commits to each of them.
   *
   * @return done on another thread; it fails with {@link StoreException} if they cannot
   */
  public CompletableFuture<@Nullable Void> probe() {
    return failures.guard(WriteProbe.run(home, posts, photos));
  }

  /**
   * Hears of everything that fails with {@link StoreException} from now on, beside whoever it fails
   * for.
   *
   * @param listener called on the thread on which it fails, perhaps a writer's: it must not block.
   *     It takes the place of the one before.
   */
  public void onFailure(Consumer<StoreException> listener) {
    failures.listener(listener);
  }

  /** Small values under fixed names. */
  public Settings settings() {
    return settings;
  }

  /** The people this person is linked with. */
  public Contacts contacts() {
    return contacts;
  }

  /** This person's weekly keys. */
  public WeeklyKeys weeklyKeys() {
    return weeklyKeys;
  }

  /** Contacts who came back with another key. */
  public KeyChanges keyChanges() {
    return keyChanges;
  }

  /** The invites that this node made. */
  public Invites invites() {
    return invites;
  }

  /** The invites of others that this node is using. */
  public Acceptances acceptances() {
    return acceptances;
  }

  /** Signed items. */
  public Items items() {
    return items;
  }

  /** Posts in the order of the feed. */
  public FeedPages feed() {
    return feed;
  }

  /** What is read, pinned and muted. */
  public Marks marks() {
    return marks;
  }

  /** What goes to whom, in which order. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** How far each item has got with each contact. */
  public Ledger ledger() {
    return ledger;
  }

  /** Items that change another one. */
  public Changes changes() {
    return changes;
  }

  /** What people said about posts. */
  public Remarks remarks() {
    return remarks;
  }

  /** What people say about themselves. */
  public Profiles profiles() {
    return profiles;
  }

  /** Posts of contacts that this person has seen. */
  public SeenPosts seenPosts() {
    return seenPosts;
  }

  /** Whom own posts are given to later. */
  public Audiences audiences() {
    return audiences;
  }

  /** Named sets of contacts. */
  public Circles circles() {
    return circles;
  }

  /** Encrypted photos. */
  public Blobs blobs() {
    return blobs;
  }

  /** How much room photos take. */
  public PhotoRoom photoRoom() {
    return photoRoom;
  }

  /** What contacts' nodes did that they must not. */
  public Offences offences() {
    return offences;
  }

  /** What each contact may bring. */
  public Allowances allowances() {
    return allowances;
  }

  /** Photos prepared but not yet posted. */
  public Drafts drafts() {
    return drafts;
  }

  /** Posts that were written and put by. */
  public PostDrafts postDrafts() {
    return postDrafts;
  }

  /** Parts of the index of all words. */
  public SearchSegments searchSegments() {
    return searchSegments;
  }

  /** Answers to requests that carry a key of their own. */
  public Requests requests() {
    return requests;
  }

  /**
   * Whether the structure of {@code kith.db} is sound: known at once where it was checked at
   * opening. Otherwise the first call starts the check, in the background; it reads the whole file.
   *
   * @return done on another thread; it fails if the store is closed before
   */
  public CompletableFuture<Boolean> intact() {
    return posts.intact();
  }

  /**
   * As {@link #intact()}, of {@code photos.db}; it may take minutes. What is read of a photo is
   * authenticated in any case.
   */
  public CompletableFuture<Boolean> photosIntact() {
    return photos.intact();
  }

  /**
   * Writes what was queued, puts each database into its one file and wipes the key. Closing again
   * does nothing.
   *
   * @throws IllegalStateException on a writer's thread, which cannot wait for itself; nothing was
   *     closed
   */
  @Override
  public void close() {
    if (posts.isWriterThread() || photos.isWriterThread()) {
      throw new IllegalStateException("the store cannot be closed by what it writes");
    }
    if (closed.compareAndSet(false, true)) {
      failures.guard(
          () -> {
            closeAll();
            return true;
          });
    }
  }

  private void closeAll() {
    try {
      photos.close();
    } finally {
      try {
        posts.close();
      } finally {
        cipher.close();
        names.close();
      }
    }
  }
}
