package social.kith.crypto.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of the JDK, and joining byte strings so that the parts stay apart. */
public final class Digests {

  private Digests() {}

  /**
   * A new SHA-256 to be fed piece by piece.
   *
   * @return a digest owned by the caller
   */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /**
   * SHA-256 of the parts, one after the other.
   *
   * @param parts borrowed
   * @return 32 bytes
   */
  public static byte[] sha256(byte[]... parts) {
    MessageDigest digest = newSha256();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /**
   * The parts, each after its length as 4 bytes, big-endian: no two lists give the same bytes.
   *
   * @param parts borrowed
   * @return a new array
   */
  public static byte[] lengthPrefixed(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size = Math.addExact(size, Math.addExact(Integer.BYTES, part.length));
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }
}
