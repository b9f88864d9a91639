package social.kith.node.peer;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Elements that stand for one byte each. */
final class UnsignedBytes {
  private static final int MAX = 255;
  private static final int NONE = -1;

  private UnsignedBytes() {}

  static byte[] of(int[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) require(values[i], values[i], i);
    }
    return bytes;
  }

  static byte[] of(Iterable<? extends @Nullable Object> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int index = 0;
    for (Object value : values) {
      bytes.write((int) require(number(value), value, index));
      index++;
    }
    return bytes.toByteArray();
  }

  private static long require(long number, @Nullable Object value, int index) {
    if (number < 0 || number > MAX) {
      String shown = value instanceof CharSequence ? "\"" + value + "\"" : String.valueOf(value);
      throw new IllegalArgumentException(
          shown + " at index " + index + " is neither 0 to 255 nor a character up to U+00FF");
    }
    return number;
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Byte signed) {
      return Byte.toUnsignedInt(signed);
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Character character) {
      return character;
    }
    return value instanceof String text && text.length() == 1 ? text.charAt(0) : NONE;
  }
}
