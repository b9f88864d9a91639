package social.kith.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.ColumnCipher;
import social.kith.crypto.ColumnCorruptException;
import social.kith.crypto.Pseudonyms;
import social.kith.crypto.Secret;
import social.kith.storage.StoreException.Reason;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.DatabaseSpec;
import social.kith.storage.internal.SqliteException;
import social.kith.storage.internal.SqliteException.Kind;

/** Opens both files of a home folder, or neither. */
final class StoreOpening {
  static final DatabaseSpec POSTS =
      new DatabaseSpec("kith.db", 4_096, "social/kith/storage/kith", 28, true, true, 10_000, 256);

  /**
   * Nothing in it is plaintext, and the keys are in {@link #POSTS}: deleting need not overwrite. Up
   * to 1,024 works of half a megabyte may wait.
   */
  static final DatabaseSpec PHOTOS =
      new DatabaseSpec(
          "photos.db", 16_384, "social/kith/storage/photos", 5, false, false, 1_024, 32);

  private static final Logger LOG = LoggerFactory.getLogger(StoreOpening.class);
  private static final byte[] PROOF_ROW = {1};
  private static final byte[] PROOF = "kith".getBytes(StandardCharsets.US_ASCII);

  private final Path home;
  private final StoreFailures failures;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private StoreOpening(Home home) {
    this.home = home.folder();
    this.failures = home.failures();
  }

  static Store open(Home home, Secret storageKey) {
    return open(home, storageKey, false);
  }

  /** As {@link Store#openRestored}. */
  static Store openRestored(Home home, Secret storageKey) {
    Store store = open(home, storageKey, true);
    try {
      if (!StoreFailures.await(store.intact())) {
        throw home.failures()
            .of(new SqliteException(Kind.CORRUPT, POSTS.name() + " does not pass its check", null));
      }
      StoreFailures.await(store.update(tx -> forgetWhatMayHaveChanged(tx, store)));
      return store;
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static void forgetWhatMayHaveChanged(Tx tx, Store store) {
    store.deliveries().unsettle(tx);
    store.invites().all().stream()
        .filter(invite -> invite.state() == InviteState.OPEN)
        .forEach(
            invite ->
                store.invites().close(tx, invite.id(), InviteState.CANCELLED, Optional.empty()));
    store.acceptances().all().forEach(used -> store.acceptances().remove(tx, used.inviter()));
  }

  private static Store open(Home home, Secret storageKey, boolean restored) {
    StoreOpening opening = new StoreOpening(home);
    return home.failures()
        .guard(
            () -> {
              try {
                return opening.openAll(storageKey, restored);
              } catch (RuntimeException e) {
                opening.closeAll(e);
                throw e;
              }
            });
  }

  private Store openAll(Secret storageKey, boolean restored) {
    ColumnCipher cipher = new ColumnCipher(storageKey);
    opened.push(cipher);
    Pseudonyms names = new Pseudonyms(storageKey);
    opened.push(names);
    People people = new People(names, cipher);
    Snapshot.delete(home.resolve(Snapshot.FILE));
    requirePostsWherePhotosAre();
    Database posts = Database.open(home, POSTS);
    opened.push(posts);
    proveKey(posts, new SealedColumn(cipher, "home", "key_proof"));
    PeopleSealing sealing = new PeopleSealing(people);
    sealing.sealPosts(posts);
    new AuthorNumbers(people).give(posts);
    Database photos = restored ? Database.open(home, PHOTOS) : openPhotos(posts);
    opened.push(photos);
    sealing.sealPhotos(photos);
    return new Store(home, posts, photos, cipher, names, failures);
  }

  /** The posts' file is made first: without it the photos' file is one half of a folder. */
  private void requirePostsWherePhotosAre() {
    if (sizeBytes(POSTS) == 0 && sizeBytes(PHOTOS) > 0) {
      throw new SqliteException(Kind.CORRUPT, POSTS.name() + " is missing or empty", null);
    }
  }

  private void proveKey(Database posts, SealedColumn column) {
    Optional<byte[]> proof =
        posts.read(sql -> sql.find("SELECT key_proof FROM home", row -> row.bytes(1)));
    if (proof.isEmpty()) {
      byte[] sealed = column.seal(PROOF_ROW, PROOF);
      StoreFailures.await(
          posts.write(
              sql -> sql.update("INSERT INTO home (one, key_proof) VALUES (1, ?)", sealed)));
      return;
    }
    try {
      column.open(PROOF_ROW, proof.get());
    } catch (ColumnCorruptException e) {
      throw new StoreException(
          Reason.CORRUPT,
          "The file keys does not belong to the other files in the folder "
              + home
              + ". Nothing was changed. Put back the file keys that was there before.",
          e);
    }
  }

  private Database openPhotos(Database posts) {
    boolean made = posts.read(sql -> sql.number("SELECT photos_made FROM home")) > 0;
    if (made && Files.notExists(home.resolve(PHOTOS.name()))) {
      LOG.warn("photos.db was there before and is missing: photos are gone until it is put back");
    } else if (made && sizeBytes(PHOTOS) == 0) {
      throw new SqliteException(Kind.CORRUPT, PHOTOS.name() + " is empty", null);
    }
    Database photos = Database.open(home, PHOTOS);
    if (!made) {
      StoreFailures.await(posts.write(sql -> sql.update("UPDATE home SET photos_made = 1")));
    }
    return photos;
  }

  private long sizeBytes(DatabaseSpec spec) {
    Path file = home.resolve(spec.name());
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new SqliteException(Kind.UNREADABLE, "cannot read " + spec.name(), e);
    }
  }

  private void closeAll(RuntimeException reason) {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        reason.addSuppressed(e);
      }
    }
  }
}
