package social.kith.storage;

import java.util.List;
import java.util.function.Predicate;
import social.kith.crypto.BlobId;

/** One pass over all blobs that deletes those nothing refers to. Runs on a thread of its own. */
final class BlobSweep {
  private static final int PAGE = 1_000;

  private final Reads reads;
  private final Writes writes;
  private final Predicate<BlobId> referenced;

  private record Found(long no, BlobId id) {}

  BlobSweep(Reads reads, Writes writes, Predicate<BlobId> referenced) {
    this.reads = reads;
    this.writes = writes;
    this.referenced = referenced;
  }

  /** How many were deleted. */
  int run() {
    int deleted = 0;
    long last = 0;
    while (true) {
      List<Found> page = page(last);
      for (Found found : page) {
        if (!referenced.test(found.id()) && delete(found.id())) {
          deleted++;
        }
      }
      if (page.size() < PAGE) {
        return deleted;
      }
      last = page.get(page.size() - 1).no();
    }
  }

  private List<Found> page(long last) {
    return reads.list(
        "SELECT no, id FROM blob WHERE no > ? AND id IS NOT NULL ORDER BY no LIMIT ?",
        row -> new Found(row.number(1), BlobId.of(row.bytes(2))),
        last,
        PAGE);
  }

  // One blob a transaction: others that write wait no longer than that.
  private boolean delete(BlobId id) {
    return StoreFailures.await(writes.write(tx -> !referenced.test(id) && BlobRows.delete(tx, id)));
  }
}
