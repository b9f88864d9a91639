package social.kith.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Digests;
import social.kith.crypto.internal.Ed25519Key;

/**
 * Somebody's public identity: an Ed25519 key (RFC 8032). Immutable; any thread.
 *
 * <p>32 bytes that are no point on the curve, or one of small order, make an identity key like any
 * other under which no signature is ever valid.
 */
public final class IdentityKey {
  /** Size of a key. */
  public static final int SIZE_BYTES = Ed25519Key.SIZE_BYTES;

  private final byte[] bytes;
  private final ContactId contactId;
  private volatile @Nullable Ed25519Key parsed;

  private IdentityKey(byte[] owned) {
    this.bytes = owned;
    this.contactId = ContactId.of(Digests.sha256(Label.CONTACT_ID.bytes(), owned));
  }

  /**
   * A key from its bytes.
   *
   * @param bytes 32 bytes, copied
   * @return the key
   * @throws IllegalArgumentException if these are not 32 bytes
   */
  public static IdentityKey of(byte[] bytes) {
    if (bytes.length != SIZE_BYTES) {
      throw new IllegalArgumentException("identity key of " + bytes.length + " bytes");
    }
    return new IdentityKey(bytes.clone());
  }

  /**
   * The key itself.
   *
   * @return a copy, 32 bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The id that this key's owner is known by.
   *
   * @return SHA-256 of {@link Label#CONTACT_ID} and the key
   */
  public ContactId contactId() {
    return contactId;
  }

  boolean verifies(byte[] message, byte[] signature) {
    Ed25519Key key = parsed;
    if (key == null) {
      key = new Ed25519Key(bytes);
      parsed = key;
    }
    return key.verifies(message, signature);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The first 4 bytes in hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes, 0, 4);
  }
}
