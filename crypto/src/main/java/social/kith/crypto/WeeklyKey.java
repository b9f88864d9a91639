package social.kith.crypto;

import java.time.Instant;
import java.util.Arrays;
import social.kith.crypto.internal.Hpke;
import social.kith.crypto.internal.HpkeKeyPair;

/**
 * A key that contacts seal messages to which cannot wait for a session (protocol, "Weekly keys"):
 * X-Wing, signed by the identity. Whoever has it closes it. Not thread-safe.
 */
public final class WeeklyKey implements AutoCloseable {
  private final Secret seed;
  private final HpkeKeyPair pair;
  private final WeeklyKeyId id;
  private final Instant madeAt;

  private WeeklyKey(Secret ownedSeed, Instant madeAt) {
    this.seed = ownedSeed;
    this.madeAt = madeAt;
    byte[] bytes = ownedSeed.copyBytes();
    try {
      this.pair = Hpke.xWing().fromSeed(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    this.id = WeeklyKeyId.ofPublicKey(pair.publicKey());
  }

  /**
   * A new key.
   *
   * @param now when it is made
   * @return owned by the caller
   */
  public static WeeklyKey generate(Instant now) {
    return new WeeklyKey(Secret.random(), now);
  }

  /**
   * A key that was made before.
   *
   * @param seed what {@link #seed()} gave; taken over
   * @param madeAt when it was made
   * @return owned by the caller
   */
  public static WeeklyKey of(Secret seed, Instant madeAt) {
    return new WeeklyKey(seed, madeAt);
  }

  /** The name of the key. */
  public WeeklyKeyId id() {
    return id;
  }

  /** When it was made. */
  public Instant madeAt() {
    return madeAt;
  }

  /**
   * What to keep in order to have the key again.
   *
   * @return borrowed
   */
  public Secret seed() {
    return seed;
  }

  /**
   * The public key for contacts.
   *
   * @param self whose key it is
   * @return to be read with {@link SignedWeeklyKey#verify}
   */
  public byte[] signed(Identity self) {
    byte[] payload =
        CborMap.builder()
            .put(SignedWeeklyKey.KEY_VERSION, SignedWeeklyKey.VERSION)
            .put(SignedWeeklyKey.KEY_PUBLIC_KEY, pair.publicKey())
            .put(SignedWeeklyKey.KEY_MADE_MS, Math.max(0, madeAt.toEpochMilli()))
            .build()
            .encode();
    return Signed.sign(self, Label.WEEKLY_KEY, payload);
  }

  HpkeKeyPair pair() {
    return pair;
  }

  /** Wipes the seed and drops the private key. Closing again does nothing. */
  @Override
  public void close() {
    seed.close();
    pair.close();
  }

  /** Only its name. */
  @Override
  public String toString() {
    return "WeeklyKey(" + id + ")";
  }
}
