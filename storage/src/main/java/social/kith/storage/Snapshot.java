package social.kith.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.BlobId;
import social.kith.storage.internal.Database;
import social.kith.storage.internal.SqliteException;
import social.kith.storage.internal.SqliteException.Kind;

/**
 * What a store holds at one moment, to be copied while the store goes on: the posts' database as a
 * file, and the photos that are whole. For one thread at a time. Whoever took it closes it before
 * the store is closed.
 */
public final class Snapshot implements AutoCloseable {
  /** The copy of the posts' database; one that a killed process left is deleted at the start. */
  static final String FILE = "kith.db.snapshot";

  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
  private static final int PAGE = 1_000;

  private final Path file;
  private final long postsBytes;
  private final Reads photos;
  private final long lastPhoto;
  private final AtomicBoolean taken;

  private record Row(BlobId id, BlobRow row) {}

  /** Takes one photo. */
  @FunctionalInterface
  public interface PhotoVisitor {
    /**
     * A photo.
     *
     * @param id the hash of all its bytes
     * @param sizeBytes how many there are
     * @param content gives exactly these, or fails with {@link IOException}; good until this
     *     returns
     * @throws IOException if it cannot be taken, which ends the visit
     */
    void visit(BlobId id, long sizeBytes, InputStream content) throws IOException;
  }

  private Snapshot(Path file, long postsBytes, Reads photos, AtomicBoolean taken) {
    this.file = file;
    this.postsBytes = postsBytes;
    this.photos = photos;
    this.taken = taken;
    this.lastPhoto = photos.number("SELECT coalesce(max(no), 0) FROM blob");
  }

  /** The photos are read after the posts: those of every post are whole before it is there. */
  static Snapshot take(
      Path home, Database posts, Reads photos, StoreFailures failures, AtomicBoolean taken) {
    if (!taken.compareAndSet(false, true)) {
      throw new IllegalStateException("a snapshot is open already");
    }
    Path file = home.resolve(FILE);
    try {
      return failures.guard(
          () -> {
            posts.copyTo(file);
            return new Snapshot(file, sizeBytes(file), photos, taken);
          });
    } catch (RuntimeException e) {
      delete(file);
      taken.set(false);
      throw e;
    }
  }

  /** Size of {@link #posts}. */
  public long postsBytes() {
    return postsBytes;
  }

  /**
   * The posts' database, as a file of SQLite.
   *
   * @return closed by the caller
   * @throws IOException if it cannot be read
   */
  public InputStream posts() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * Shows all photos that are whole, one after another.
   *
   * @throws IOException if a photo cannot be read, or the visitor throws it
   * @throws StoreException if the database fails
   */
  public void photos(PhotoVisitor visitor) throws IOException {
    long last = 0;
    for (List<Row> page = page(last); !page.isEmpty(); page = page(last)) {
      for (Row found : page) {
        visitor.visit(found.id, found.row.sizeBytes(), new BlobStream(photos, found.row));
        last = found.row.no();
      }
    }
  }

  private List<Row> page(long after) {
    return photos.list(
        "SELECT "
            + BlobRow.COLUMNS
            + ", id FROM blob WHERE state = 'COMPLETE' AND no > ? AND no <= ? ORDER BY no LIMIT ?",
        row -> new Row(BlobId.of(row.bytes(7)), BlobRow.read(row)),
        after,
        lastPhoto,
        PAGE);
  }

  /** Deletes the copy. Closing again does nothing. */
  @Override
  public void close() {
    delete(file);
    taken.set(false);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted; the next start does it", FILE);
    }
  }

  private static long sizeBytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new SqliteException(Kind.UNREADABLE, "cannot read " + FILE, e);
    }
  }
}
