package social.kith.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import social.kith.crypto.BlobId;
import social.kith.storage.internal.Background;

/**
 * Hashes of blobs that are coming in, kept while their chunks do, so that a complete blob needs not
 * be read again. What is not known here, as after a restart, is read from the disk. Owned by the
 * writer's thread of photos.db.
 *
 * <p>A transaction that is rolled back does no harm: a hash counts only as long as it covers as
 * many chunks as are stored, and the next append starts from there.
 */
final class BlobDigests {
  /** More blobs than this do not come in at once; of more, the oldest is read again in the end. */
  private static final int MAX_RUNNING = 256;

  private final Map<Long, Running> running =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Running> eldest) {
          return size() > MAX_RUNNING;
        }
      };

  // Beside the writer, whose time is short; the thread goes when photos no longer come.
  private final Executor hashing = Background.worker("kith-hash");

  private static final class Running {
    private final MessageDigest digest = sha256();
    private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);
    private int chunks;

    /** Once those before are hashed, so that few chunks wait. */
    void add(List<byte[]> next, Executor executor) {
      hashed.join();
      hashed = CompletableFuture.runAsync(() -> next.forEach(digest::update), executor);
      chunks += next.size();
    }

    BlobId id() {
      hashed.join();
      return BlobId.of(digest.digest());
    }
  }

  /** Takes in chunks that were just stored. */
  void append(long blobNo, int first, List<byte[]> chunks) {
    if (first == 0) {
      running.put(blobNo, new Running());
    }
    Running hash = running.get(blobNo);
    if (hash == null) {
      return;
    }
    if (hash.chunks != first) {
      running.remove(blobNo);
      return;
    }
    hash.add(chunks, hashing);
  }

  /** The hash of all chunks of a blob, which are stored. Forgets it. */
  BlobId finish(Tx tx, BlobRow row) {
    Running hash = running.remove(row.no());
    if (hash == null || hash.chunks != row.chunks()) {
      return ofStored(tx, row);
    }
    return hash.id();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static BlobId ofStored(Tx tx, BlobRow row) {
    MessageDigest digest = sha256();
    for (int number = 0; number < row.chunks(); number++) {
      Chunks.find(tx, row.no(), number).ifPresent(digest::update);
    }
    return BlobId.of(digest.digest());
  }
}
