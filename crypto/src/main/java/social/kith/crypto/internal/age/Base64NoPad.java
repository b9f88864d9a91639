package social.kith.crypto.internal.age;

import java.util.Base64;
import social.kith.crypto.internal.RefusedException;

/** Base64 (RFC 4648) without padding, each value in exactly one form. */
final class Base64NoPad {
  private Base64NoPad() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what {@link #encode} makes, and nothing else. */
  static byte[] decode(String text) throws RefusedException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException("Base64", e);
    }
    throw new RefusedException("Base64");
  }
}
