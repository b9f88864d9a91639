package social.kith.crypto;

import java.util.HexFormat;
import java.util.Optional;
import social.kith.crypto.internal.Digests;

/**
 * What a stored photo is known by: SHA-256 of its ciphertext.
 *
 * <p>Immutable; any thread. Ordered as unsigned bytes.
 */
public final class BlobId extends HashId implements Comparable<BlobId> {

  private BlobId(byte[] bytes) {
    super(bytes);
  }

  /**
   * An id from its bytes.
   *
   * @param bytes 32 bytes, copied
   * @return the id
   * @throws IllegalArgumentException if these are not 32 bytes
   */
  public static BlobId of(byte[] bytes) {
    return new BlobId(bytes);
  }

  /**
   * An id from text.
   *
   * @param text any text
   * @return the id, or empty if the text is not 64 hexadecimal characters
   */
  public static Optional<BlobId> parseHex(String text) {
    return isHex(text) ? Optional.of(of(HexFormat.of().parseHex(text))) : Optional.empty();
  }

  /**
   * The id of a photo.
   *
   * @param ciphertext all of it, borrowed
   * @return its id
   */
  public static BlobId ofCiphertext(byte[] ciphertext) {
    return of(Digests.sha256(ciphertext));
  }

  @Override
  public int compareTo(BlobId other) {
    return compareBytes(other);
  }
}
