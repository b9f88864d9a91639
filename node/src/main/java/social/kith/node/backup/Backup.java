package social.kith.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import social.kith.crypto.AgeIdentity;
import social.kith.crypto.NodeKeys;
import social.kith.crypto.Secret;
import social.kith.storage.Snapshot;
import social.kith.storage.Store;

/**
 * All that a person has at one moment, to be written as one age file: a tar archive sealed to the
 * age identity of their own seed. Used by one thread; whoever began it closes it.
 */
public final class Backup implements AutoCloseable {
  private final NodeKeys keys;
  private final Snapshot snapshot;
  private final Instant madeAt;

  private Backup(NodeKeys keys, Snapshot snapshot, Instant madeAt) {
    this.keys = keys;
    this.snapshot = snapshot;
    this.madeAt = madeAt;
  }

  /**
   * Takes what is there now. What comes later is not in it.
   *
   * @param keys borrowed until it is closed
   * @throws IllegalStateException if another backup is being made
   * @throws social.kith.storage.StoreException if the database cannot be copied
   */
  public static Backup begin(NodeKeys keys, Store store) {
    return new Backup(keys, store.snapshot(), Instant.now());
  }

  /** What of it is written. */
  public enum Extent {
    /** Everything. */
    ALL,
    /** Keys, contacts, posts and settings: it is restored like any other, with photos missing. */
    WITHOUT_PHOTOS
  }

  /**
   * Writes the file, with no more of it in memory than a chunk.
   *
   * @param out closed if the file is whole. If this throws, what was written is no whole file, and
   *     opens as far as its end is missing
   * @throws IOException if it cannot be written, or a photo cannot be read
   */
  public void writeTo(OutputStream out, Extent extent) throws IOException {
    try (Secret seed = keys.identity().seed();
        AgeIdentity identity = AgeIdentity.of(seed)) {
      // Closed at the end alone: closing is what makes it whole.
      OutputStream sealed = identity.encrypting(out);
      TarWriter tar = new TarWriter(sealed, madeAt);
      tar.file(BackupFiles.README, BackupFiles.TEXT.getBytes(StandardCharsets.UTF_8));
      Manifest manifest = new Manifest(Manifest.FORMAT, madeAt, keys.identity().id());
      tar.file(Manifest.FILE, manifest.encode());
      tar.file(BackupFiles.STORAGE_KEY, StorageKeyText.encode(keys.storageKey()));
      try (InputStream posts = snapshot.posts()) {
        tar.file(BackupFiles.POSTS, snapshot.postsBytes(), posts);
      }
      if (extent == Extent.ALL) {
        snapshot.photos((id, size, content) -> tar.file(BackupFiles.photo(id), size, content));
      }
      tar.finish();
      sealed.close();
    }
  }

  /** Deletes what it needed on the disk. Closing again does nothing. */
  @Override
  public void close() {
    snapshot.close();
  }
}
