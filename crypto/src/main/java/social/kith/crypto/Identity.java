package social.kith.crypto;

import java.util.Arrays;
import social.kith.crypto.internal.Ed25519Key;

/**
 * Who this node is: a seed, and from it the Ed25519 key that signs everything. Wiped when closed;
 * after that signing and {@link #seed()} throw {@link IllegalStateException}. Any thread; closing
 * while another thread signs is the caller's bug.
 */
public final class Identity implements AutoCloseable {
  private final Secret seed;
  private final byte[] privateKey;
  private final IdentityKey key;
  private volatile boolean closed;

  private Identity(Secret ownedSeed) {
    this.seed = ownedSeed;
    try (Secret signing = seed.derive(Label.IDENTITY_SIGNING_KEY)) {
      this.privateKey = signing.copyBytes();
    }
    this.key = IdentityKey.of(Ed25519Key.publicKey(privateKey));
  }

  /**
   * A new identity, of nobody so far.
   *
   * @return owned by the caller
   */
  public static Identity generate() {
    return new Identity(Secret.random());
  }

  /**
   * The identity of a seed; always the same one.
   *
   * @param seed borrowed, copied
   * @return owned by the caller
   */
  public static Identity fromSeed(Secret seed) {
    return new Identity(seed.copy());
  }

  /**
   * What to keep in order to be this identity again.
   *
   * @return a copy, owned by the caller
   */
  public Secret seed() {
    return seed.copy();
  }

  /**
   * The public key.
   *
   * @return the key that others know this identity by
   */
  public IdentityKey key() {
    return key;
  }

  /**
   * The short name of the public key.
   *
   * @return the same as {@code key().contactId()}
   */
  public ContactId id() {
    return key.contactId();
  }

  byte[] sign(byte[] message) {
    if (closed) {
      throw new IllegalStateException("the identity has been closed");
    }
    return Ed25519Key.sign(privateKey, key.bytes(), message);
  }

  /** Wipes the private key and the seed. Closing again does nothing. */
  @Override
  public void close() {
    closed = true;
    seed.close();
    Arrays.fill(privateKey, (byte) 0);
  }

  /** The short id; nothing secret. */
  @Override
  public String toString() {
    return "Identity(" + id() + ")";
  }
}
