package social.kith.crypto;

import java.time.Instant;
import social.kith.crypto.internal.Hpke;

/**
 * A contact's weekly key, as its owner signed it: COSE_Sign1 of {@code {1: version, 2: public key
 * (1,216 bytes), 3: when it was made, milliseconds since 1970}}. Immutable; any thread.
 */
public final class SignedWeeklyKey {
  /** Longest encoding. */
  public static final int MAX_BYTES = 1_400;

  static final int VERSION = 1;
  static final int KEY_VERSION = 1;
  static final int KEY_PUBLIC_KEY = 2;
  static final int KEY_MADE_MS = 3;

  private final byte[] publicKey;
  private final WeeklyKeyId id;
  private final Instant madeAt;

  private SignedWeeklyKey(byte[] publicKey, Instant madeAt) {
    this.publicKey = publicKey;
    this.id = WeeklyKeyId.ofPublicKey(publicKey);
    this.madeAt = madeAt;
  }

  /**
   * Reads a weekly key.
   *
   * @param owner whose it must be
   * @param signed what {@link WeeklyKey#signed} gave, borrowed
   * @throws MalformedException if it is not exactly that, or of a newer version
   */
  public static SignedWeeklyKey verify(IdentityKey owner, byte[] signed) throws MalformedException {
    if (signed.length > MAX_BYTES) {
      throw new MalformedException("weekly key of " + signed.length + " bytes");
    }
    CborMap map = CborMap.decode(Signed.verify(owner, Label.WEEKLY_KEY, signed), MAX_BYTES);
    map.requireLong(KEY_VERSION, VERSION, VERSION);
    return new SignedWeeklyKey(
        map.requireBytes(KEY_PUBLIC_KEY, Hpke.PUBLIC_KEY_BYTES, Hpke.PUBLIC_KEY_BYTES),
        Instant.ofEpochMilli(map.requireLong(KEY_MADE_MS, 0, Long.MAX_VALUE)));
  }

  /** The name of the key. */
  public WeeklyKeyId id() {
    return id;
  }

  /** When it was made, by its owner's clock. */
  public Instant madeAt() {
    return madeAt;
  }

  byte[] publicKey() {
    return publicKey;
  }

  /** Only its name. */
  @Override
  public String toString() {
    return "SignedWeeklyKey(" + id + ")";
  }
}
