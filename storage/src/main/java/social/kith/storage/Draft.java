package social.kith.storage;

import java.time.Instant;
import java.util.List;
import social.kith.crypto.BlobId;

/**
 * A photo that is not part of a post yet.
 *
 * @param id 32 hexadecimal digits
 * @param meta what the feed keeps about it; not copied
 * @param blobs its images
 * @param createdAt when it was added
 */
public record Draft(String id, byte[] meta, List<BlobId> blobs, Instant createdAt) {}
