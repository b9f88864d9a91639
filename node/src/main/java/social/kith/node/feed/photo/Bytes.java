package social.kith.node.feed.photo;

import java.util.Arrays;

/** Reads of big-endian numbers and of marks in a file that is held in an array. */
final class Bytes {
  private Bytes() {}

  static int uint8(byte[] file, int offset) {
    return file[offset] & 0xff;
  }

  static int uint16(byte[] file, int offset) {
    return uint8(file, offset) << 8 | uint8(file, offset + 1);
  }

  static long uint32(byte[] file, int offset) {
    return (long) uint16(file, offset) << 16 | uint16(file, offset + 2);
  }

  /** Whether the range begins with {@code mark}. */
  static boolean startsWith(byte[] file, int from, int to, byte[] mark) {
    int end = from + mark.length;
    return end <= to && Arrays.equals(file, from, end, mark, 0, mark.length);
  }

  /** Whether {@code mark} is anywhere in the range. */
  static boolean contains(byte[] file, int from, int to, byte[] mark) {
    for (int i = from; i + mark.length <= to; i++) {
      if (startsWith(file, i, to, mark)) {
        return true;
      }
    }
    return false;
  }
}
