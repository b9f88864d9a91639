package social.kith.crypto.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-2 of the JDK. */
public final class Digests {

  private Digests() {}

  /**
   * SHA-256 of the parts, one after the other.
   *
   * @param parts borrowed
   * @return 32 bytes
   */
  public static byte[] sha256(byte[]... parts) {
    MessageDigest digest = of("SHA-256");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /** A new SHA-512. */
  public static MessageDigest sha512() {
    return of("SHA-512");
  }

  private static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
