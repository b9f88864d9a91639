package social.kith.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import social.kith.crypto.internal.AesGcm;
import social.kith.crypto.internal.Argon2id;
import social.kith.crypto.internal.Bytes;
import social.kith.crypto.internal.RefusedException;

/**
 * The content of a key file under a passphrase: {@code {1: 2, 4: {1: salt, 2: passes, 3: KiB, 4:
 * lanes}, 5: nonce ‖ ciphertext ‖ tag}}. The ciphertext is AES-256-GCM of what stands in a file
 * without one, under the key that Argon2id makes of the passphrase; what stands before it is
 * authenticated with it. Immutable; any thread.
 */
final class SealedKeys {
  static final int VERSION = 2;

  /** RFC 9106, second recommendation, but for one lane: this computes one after another anyway. */
  static final Argon2id COST = new Argon2id(3, 65_536, 1);

  private static final int KEY_VERSION = 1;
  private static final int KEY_STRETCHING = 4;
  private static final int KEY_SEALED = 5;
  private static final int STRETCHING_SALT = 1;
  private static final int STRETCHING_PASSES = 2;
  private static final int STRETCHING_KIB = 3;
  private static final int STRETCHING_LANES = 4;
  private static final int MAX_SEALED_BYTES = 512;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2id cost;
  private final byte[] salt;
  private final byte[] sealed;

  private SealedKeys(Argon2id cost, byte[] salt, byte[] sealed) {
    this.cost = cost;
    this.salt = salt;
    this.sealed = sealed;
  }

  /** Seals a content, borrowed, with a new salt. */
  static SealedKeys seal(byte[] content, Passphrase passphrase) {
    byte[] salt = new byte[Argon2id.SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] key = passphrase.stretch(COST, salt);
    try {
      byte[] body = new AesGcm(key).seal(nonce, aad(COST, salt), content);
      return new SealedKeys(COST, salt, Bytes.concat(nonce, body));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Reads a file's map; its version has been looked at. */
  static SealedKeys parse(CborMap file) throws MalformedException {
    CborMap stretching = file.requireMap(KEY_STRETCHING);
    Argon2id cost =
        new Argon2id(
            (int) stretching.requireLong(STRETCHING_PASSES, 1, Argon2id.MAX_PASSES),
            (int)
                stretching.requireLong(
                    STRETCHING_KIB, Argon2id.MIN_MEMORY_KIB, Argon2id.MAX_MEMORY_KIB),
            (int) stretching.requireLong(STRETCHING_LANES, 1, Argon2id.MAX_LANES));
    byte[] salt =
        stretching.requireBytes(STRETCHING_SALT, Argon2id.SALT_BYTES, Argon2id.SALT_BYTES);
    int overhead = AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;
    return new SealedKeys(cost, salt, file.requireBytes(KEY_SEALED, overhead, MAX_SEALED_BYTES));
  }

  /** What was sealed, owned by the caller. Takes its time in any case. */
  byte[] open(Passphrase passphrase) throws WrongPassphraseException {
    byte[] key = passphrase.stretch(cost, salt);
    try {
      byte[] nonce = Arrays.copyOf(sealed, AesGcm.NONCE_BYTES);
      byte[] body = Arrays.copyOfRange(sealed, AesGcm.NONCE_BYTES, sealed.length);
      return new AesGcm(key).open(nonce, aad(cost, salt), body);
    } catch (RefusedException e) {
      throw new WrongPassphraseException(e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  byte[] encode() {
    return CborMap.builder()
        .put(KEY_VERSION, VERSION)
        .put(KEY_STRETCHING, stretching(cost, salt))
        .put(KEY_SEALED, sealed)
        .build()
        .encode();
  }

  private static byte[] aad(Argon2id cost, byte[] salt) {
    return Bytes.lengthPrefixed(Label.KEY_FILE.bytes(), stretching(cost, salt).encode());
  }

  private static CborMap stretching(Argon2id cost, byte[] salt) {
    return CborMap.builder()
        .put(STRETCHING_SALT, salt)
        .put(STRETCHING_PASSES, cost.passes())
        .put(STRETCHING_KIB, cost.memoryKib())
        .put(STRETCHING_LANES, cost.lanes())
        .build();
  }
}
