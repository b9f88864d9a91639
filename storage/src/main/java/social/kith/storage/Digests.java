package social.kith.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * SHA-256 of blobs that grow, so that a whole one need not be read again. Used by the writer's
 * thread alone; what is not here is computed from the disk.
 */
final class Digests {
  private static final int MAX_KEPT = 64;

  private final Map<Long, Growing> growing = new LinkedHashMap<>();

  private static final class Growing {
    final MessageDigest digest = sha256();
    int chunks;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  void add(long blob, int chunk, byte[] data) {
    Growing kept = growing.get(blob);
    if (kept == null && chunk == 0) {
      kept = new Growing();
      growing.put(blob, kept);
      if (growing.size() > MAX_KEPT) {
        growing.remove(growing.keySet().iterator().next());
      }
    }
    if (kept != null && kept.chunks == chunk) {
      kept.digest.update(data);
      kept.chunks++;
    } else {
      growing.remove(blob);
    }
  }

  /** The digest of all the chunks, if every one of them passed here. */
  Optional<byte[]> take(long blob, int chunks) {
    Growing kept = growing.remove(blob);
    return kept != null && kept.chunks == chunks
        ? Optional.of(kept.digest.digest())
        : Optional.empty();
  }
}
