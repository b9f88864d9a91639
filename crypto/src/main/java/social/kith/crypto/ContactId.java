package social.kith.crypto;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Who somebody is: SHA-256 of {@link Label#CONTACT_ID} and their Ed25519 identity key.
 *
 * <p>Immutable; any thread. Ordered as unsigned bytes.
 */
public final class ContactId extends HashId implements Comparable<ContactId> {

  private ContactId(byte[] bytes) {
    super(bytes);
  }

  /**
   * An id from its bytes.
   *
   * @param bytes 32 bytes, copied
   * @return the id
   * @throws IllegalArgumentException if these are not 32 bytes
   */
  public static ContactId of(byte[] bytes) {
    return new ContactId(bytes);
  }

  /**
   * An id from text.
   *
   * @param text any text
   * @return the id, or empty if the text is not 64 hexadecimal characters
   */
  public static Optional<ContactId> parseHex(String text) {
    return isHex(text) ? Optional.of(of(HexFormat.of().parseHex(text))) : Optional.empty();
  }

  @Override
  public int compareTo(ContactId other) {
    return compareBytes(other);
  }
}
