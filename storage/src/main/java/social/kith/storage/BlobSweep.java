package social.kith.storage;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import social.kith.crypto.BlobId;

/**
 * One pass over the blobs that are there when it is made, which deletes those nothing refers to.
 * Runs on a thread of its own, beside others that write.
 */
final class BlobSweep {
  private static final int PAGE = 1_000;

  private final Reads reads;
  private final Writes writes;
  private final BlobReferences references;
  private final long lastNo;
  private final Set<BlobId> spared = ConcurrentHashMap.newKeySet();

  BlobSweep(Reads reads, Writes writes, BlobReferences references) {
    this.reads = reads;
    this.writes = writes;
    this.references = references;
    this.lastNo = reads.number("SELECT coalesce(max(no), 0) FROM blob");
  }

  /** Leaves blobs alone to which something is about to refer. Any thread. */
  void spare(Collection<BlobId> blobs) {
    spared.addAll(blobs);
  }

  /** How many were deleted. */
  int run() {
    int deleted = 0;
    List<BlobId> page = page(new byte[0]);
    while (!page.isEmpty()) {
      BlobId last = page.get(page.size() - 1);
      Set<BlobId> referenced = references.between(page.get(0), last);
      for (BlobId blob : page) {
        if (!referenced.contains(blob) && delete(blob)) {
          deleted++;
        }
      }
      page = page(last.bytes());
    }
    return deleted;
  }

  private List<BlobId> page(byte[] after) {
    return reads.list(
        "SELECT DISTINCT id FROM blob WHERE id > ? AND no <= ? ORDER BY id LIMIT ?",
        row -> BlobId.of(row.bytes(1)),
        after,
        lastNo,
        PAGE);
  }

  // One blob a transaction: others that write wait no longer than that. What is spared after this
  // looked has its own write behind this one, and makes the row anew.
  private boolean delete(BlobId id) {
    return StoreFailures.await(
        writes.write(
            tx ->
                !spared.contains(id)
                    && !references.between(id, id).contains(id)
                    && BlobRows.delete(tx, id)));
  }
}
