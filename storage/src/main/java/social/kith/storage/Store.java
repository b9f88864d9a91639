package social.kith.storage;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.Secret;
import social.kith.storage.StoreException.Reason;

/**
 * One person's data on disk: {@code kith.db} for all that is small, {@code photos.db} for chunks of
 * photos. Reads may be made on any thread; writes are queued and done by one thread for each file.
 */
public final class Store implements AutoCloseable {
  private static final Database.Kind MAIN = new Database.Kind("kith", 1, 4_096);
  private static final Database.Kind PHOTOS = new Database.Kind("photos", 1, 16_384);

  /** A database up to this size is checked before it is used, a larger one afterwards. */
  private static final long CHECKED_AT_ONCE_BYTES = 64L * 1024 * 1024;

  private final HomeLock lock;
  private final Database main;
  private final Database photos;
  private final CompletableFuture<Boolean> intact;
  private final Settings settings;
  private final Contacts contacts;
  private final Invites invites;
  private final Acceptances acceptances;
  private final Items items;
  private final Deliveries deliveries;
  private final Blobs blobs;
  private final Drafts drafts;
  private final Requests requests;

  private Store(HomeLock lock, Database main, Database photos, ColumnCipher cipher) {
    this.lock = lock;
    this.main = main;
    this.photos = photos;
    settings = new Settings(main, cipher);
    contacts = new Contacts(main, cipher);
    invites = new Invites(main, cipher);
    acceptances = new Acceptances(main, cipher);
    items = new Items(main, cipher);
    deliveries = new Deliveries(main, cipher);
    blobs = new Blobs(photos);
    drafts = new Drafts(main, cipher);
    requests = new Requests(main);
    intact = CompletableFuture.supplyAsync(this::check);
  }

  /**
   * Opens the databases in a folder, or makes them.
   *
   * @param home an existing folder
   * @param storageKey seals what a person wrote; borrowed
   * @throws StoreException if it cannot: locked by another node, damaged, of a newer version, not
   *     writable
   */
  public static Store open(Path home, Secret storageKey) {
    HomeLock lock = HomeLock.take(home);
    Database main = null;
    try {
      main = Database.open(home, MAIN);
      if (main.sizeBytes() <= CHECKED_AT_ONCE_BYTES && !main.isSound()) {
        throw damaged();
      }
      Database photos = Database.open(home, PHOTOS);
      return new Store(lock, main, photos, new ColumnCipher(storageKey));
    } catch (RuntimeException e) {
      if (main != null) {
        main.close();
      }
      lock.close();
      throw e;
    }
  }

  private static StoreException damaged() {
    return new StoreException(
        Reason.CORRUPT,
        "The database of this node is damaged. Keep a copy of the data folder and restore it"
            + " from a backup.");
  }

  private boolean check() {
    return (main.sizeBytes() <= CHECKED_AT_ONCE_BYTES || main.isSound()) && photos.isSound();
  }

  /** Whether what was not checked when the store was opened is sound; done in the background. */
  public CompletableFuture<Boolean> intact() {
    return intact;
  }

  /** Work that writes and gives a result. */
  public interface WriteWork<T extends @Nullable Object> {
    /** Runs on the writer's thread; what it throws undoes it and nothing else. */
    T run(Tx tx);
  }

  /** Work that writes. */
  public interface UpdateWork {
    /** Runs on the writer's thread; what it throws undoes it and nothing else. */
    void run(Tx tx);
  }

  /**
   * Writes in a transaction, together with what else waits.
   *
   * @return done after COMMIT to disk, on the writer's thread
   */
  public <T extends @Nullable Object> CompletableFuture<T> write(WriteWork<T> work) {
    return main.write(work::run);
  }

  /** As {@link #write}, without a result. */
  public CompletableFuture<@Nullable Void> update(UpdateWork work) {
    return main.write(
        tx -> {
          work.run(tx);
          return null;
        });
  }

  /** Named values. */
  public Settings settings() {
    return settings;
  }

  /** People this node is paired with. */
  public Contacts contacts() {
    return contacts;
  }

  /** Invites that this node made. */
  public Invites invites() {
    return invites;
  }

  /** Invites of others that this node is using. */
  public Acceptances acceptances() {
    return acceptances;
  }

  /** Posts. */
  public Items items() {
    return items;
  }

  /** What goes to whom and how far it is. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Ciphertext of photos. */
  public Blobs blobs() {
    return blobs;
  }

  /** Photos that are not part of a post yet. */
  public Drafts drafts() {
    return drafts;
  }

  /** Answers to requests that may come twice. */
  public Requests requests() {
    return requests;
  }

  /** Finishes what was queued and frees the folder. */
  @Override
  public void close() {
    main.close();
    photos.close();
    lock.close();
  }
}
