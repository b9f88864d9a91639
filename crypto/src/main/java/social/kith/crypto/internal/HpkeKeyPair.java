package social.kith.crypto.internal;

import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.jspecify.annotations.Nullable;

/**
 * A key pair for {@link Hpke}. Closing drops the private key; BouncyCastle gives no way to
 * overwrite it, so its memory is gone only when it has been collected. Not thread-safe.
 */
public final class HpkeKeyPair implements AutoCloseable {
  private final byte[] publicKey;
  private @Nullable AsymmetricCipherKeyPair pair;

  HpkeKeyPair(AsymmetricCipherKeyPair pair, byte[] publicKey) {
    this.pair = pair;
    this.publicKey = publicKey;
  }

  /**
   * The public key.
   *
   * @return a copy
   */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  AsymmetricCipherKeyPair require() {
    AsymmetricCipherKeyPair current = pair;
    if (current == null) {
      throw new IllegalStateException("the key pair has been closed");
    }
    return current;
  }

  /** Drops the private key. Closing again does nothing. */
  @Override
  public void close() {
    pair = null;
  }

  /** Nothing of the keys. */
  @Override
  public String toString() {
    return "HpkeKeyPair";
  }
}
