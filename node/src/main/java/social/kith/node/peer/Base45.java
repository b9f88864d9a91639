package social.kith.node.peer;

import java.util.Optional;

/** Base45 of RFC 9285: what the alphanumeric mode of a QR code holds at 5.5 bits a character. */
final class Base45 {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final int BASE = 45;

  private Base45() {}

  /** Three characters for two bytes, two for a last single one. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder((bytes.length * 3 + 1) / 2);
    for (int i = 0; i < bytes.length; i += 2) {
      boolean pair = i + 1 < bytes.length;
      int value = pair ? (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF : bytes[i] & 0xFF;
      text.append(ALPHABET.charAt(value % BASE)).append(ALPHABET.charAt(value / BASE % BASE));
      if (pair) {
        text.append(ALPHABET.charAt(value / (BASE * BASE)));
      }
    }
    return text.toString();
  }

  /** The bytes, or nothing if the text is not what {@link #encode} gives. */
  static Optional<byte[]> decode(String text) {
    int rest = text.length() % 3;
    if (rest == 1) {
      return Optional.empty();
    }
    byte[] bytes = new byte[text.length() / 3 * 2 + rest / 2];
    int at = 0;
    for (int i = 0; i < text.length(); i += 3) {
      int digits = Math.min(3, text.length() - i);
      int value = value(text, i, digits);
      if (value < 0 || value >>> (digits == 3 ? 16 : 8) != 0) {
        return Optional.empty();
      }
      if (digits == 3) {
        bytes[at++] = (byte) (value >>> 8);
      }
      bytes[at++] = (byte) value;
    }
    return Optional.of(bytes);
  }

  /** The number of these digits, the least significant first; negative if one is none. */
  private static int value(String text, int start, int digits) {
    int value = 0;
    for (int i = start + digits - 1; i >= start; i--) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        return -1;
      }
      value = value * BASE + digit;
    }
    return value;
  }
}
