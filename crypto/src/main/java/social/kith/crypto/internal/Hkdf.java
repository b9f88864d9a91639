package social.kith.crypto.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF (RFC 5869) on the JDK's HMAC. Stateless: any thread. */
public enum Hkdf {
  /** HKDF with SHA-256. */
  SHA256("HmacSHA256", 32),
  /** HKDF with SHA-512. */
  SHA512("HmacSHA512", 64);

  private final String algorithm;
  private final int hashBytes;

  Hkdf(String algorithm, int hashBytes) {
    this.algorithm = algorithm;
    this.hashBytes = hashBytes;
  }

  /**
   * Extract, then expand.
   *
   * @param ikm input key material, borrowed
   * @param salt empty for none
   * @param info what the output is for
   * @param sizeBytes of the output, at most 255 hashes
   * @return new output key material, owned by the caller
   */
  public byte[] derive(byte[] ikm, byte[] salt, byte[] info, int sizeBytes) {
    byte[] prk = hmac(salt.length == 0 ? new byte[hashBytes] : salt).doFinal(ikm);
    try {
      return expand(prk, info, sizeBytes);
    } finally {
      Arrays.fill(prk, (byte) 0);
    }
  }

  /**
   * The expand step alone, for a key that is uniformly random already.
   *
   * @param prk the key, borrowed
   * @param info what the output is for
   * @param sizeBytes of the output, at most 255 hashes
   * @return new output key material, owned by the caller
   * @throws IllegalArgumentException if more than 255 hashes are asked for
   */
  public byte[] expand(byte[] prk, byte[] info, int sizeBytes) {
    if (sizeBytes < 0 || sizeBytes > 255 * hashBytes) {
      throw new IllegalArgumentException("HKDF output of " + sizeBytes + " bytes");
    }
    Mac mac = hmac(prk);
    byte[] out = new byte[sizeBytes];
    byte[] block = new byte[0];
    int filled = 0;
    for (int counter = 1; filled < sizeBytes; counter++) {
      mac.update(block);
      mac.update(info);
      block = mac.doFinal(new byte[] {(byte) counter});
      int count = Math.min(hashBytes, sizeBytes - filled);
      System.arraycopy(block, 0, out, filled, count);
      filled += count;
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }

  /**
   * HMAC with the same hash.
   *
   * @param key at least one byte, borrowed
   * @param message borrowed
   * @return one hash
   */
  public byte[] mac(byte[] key, byte[] message) {
    return hmac(key).doFinal(message);
  }

  private Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
