package social.kith.storage;

import java.util.Set;
import social.kith.crypto.BlobId;

/** Says to which blobs something refers. */
@FunctionalInterface
public interface BlobReferences {
  /**
   * The blobs to which something refers, of those from one to another in the order of their bytes,
   * both included; of others, too, if that is easier.
   */
  Set<BlobId> between(BlobId first, BlobId last);
}
