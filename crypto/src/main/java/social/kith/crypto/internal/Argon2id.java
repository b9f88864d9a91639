package social.kith.crypto.internal;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id, version 1.3 (RFC 9106): makes a key of a passphrase, slowly and with much memory, so
 * that guessing costs as much each time. Any thread.
 *
 * @param passes over the memory (t), 1 to {@link #MAX_PASSES}
 * @param memoryKib how much memory (m), {@link #MIN_MEMORY_KIB} to {@link #MAX_MEMORY_KIB}
 * @param lanes how many parts can be computed at once (p), 1 to {@link #MAX_LANES}
 */
public record Argon2id(int passes, int memoryKib, int lanes) {
  /** Size of a salt. */
  public static final int SALT_BYTES = 16;

  /** The most passes; with the most memory, a few seconds. */
  public static final int MAX_PASSES = 16;

  /** The least memory. */
  public static final int MIN_MEMORY_KIB = 8_192;

  /** The most memory: what a node's process has to spare. */
  public static final int MAX_MEMORY_KIB = 262_144;

  /** The most lanes. */
  public static final int MAX_LANES = 4;

  /** Checks the bounds. */
  public Argon2id {
    if (passes < 1
        || passes > MAX_PASSES
        || memoryKib < MIN_MEMORY_KIB
        || memoryKib > MAX_MEMORY_KIB
        || lanes < 1
        || lanes > MAX_LANES) {
      throw new IllegalArgumentException(
          "Argon2id with t=" + passes + ", m=" + memoryKib + " KiB, p=" + lanes);
    }
  }

  /**
   * The key of a passphrase.
   *
   * @param passphrase any bytes, borrowed
   * @param salt {@value #SALT_BYTES} bytes, borrowed
   * @return 32 bytes, owned by the caller
   */
  public byte[] derive(byte[] passphrase, byte[] salt) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("salt of " + salt.length + " bytes");
    }
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(passes)
            .withMemoryAsKB(memoryKib)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[AesGcm.KEY_BYTES];
    generator.generateBytes(passphrase, key);
    return key;
  }
}
