package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.BlobId;

/**
 * Photos prepared but not yet posted.
 *
 * @param id 32 hexadecimal characters
 * @param meta what is known of them; shared, not copied: nobody changes it
 * @param blobs their images
 * @param createdAt when they were prepared, to the millisecond
 */
public record Draft(String id, byte[] meta, List<BlobId> blobs, Instant createdAt) {

  /** Copies the list. */
  public Draft {
    blobs = List.copyOf(blobs);
  }
}
