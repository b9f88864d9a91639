package social.kith.crypto.internal;

/**
 * Walks over CBOR and makes nothing of it, so that whatever lengths and counts it claims, nothing
 * is allocated for what is not there. It lets through only what {@link CanonicalCbor} may take:
 * known kinds, definite lengths in their shortest form, as much depth and as many items as allowed.
 * Not thread-safe.
 */
final class CborShape {
  /** Most items, keys counted: in memory each takes up to 200 bytes, however short it is. */
  static final int MAX_ITEMS = 65_536;

  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final int FALSE = 20;
  private static final int TRUE = 21;

  /** Up to this value the argument stands in the first byte; then 1, 2, 4 or 8 bytes follow. */
  private static final int MAX_INLINE = 23;

  private static final int MAX_SIZED = 27;

  private final byte[] bytes;
  private int position;
  private int count;

  private CborShape(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Refuses bytes that are not one item of a shape that is allowed and nothing more. */
  static void require(byte[] bytes, int maxDepth) throws RefusedException {
    CborShape shape = new CborShape(bytes);
    shape.item(maxDepth);
    if (shape.position != bytes.length) {
      throw refusal();
    }
  }

  private void item(int depthLeft) throws RefusedException {
    if (++count > MAX_ITEMS) {
      throw refusal();
    }
    int head = next();
    int info = head & 0x1F;
    long argument = argument(info);
    switch (head >>> 5) {
      case BYTES, TEXT -> position += within(argument, remaining());
      case ARRAY -> items(within(argument, remaining()), depthLeft);
      case MAP -> items(2 * within(argument, remaining() / 2), depthLeft);
      case TAG -> throw refusal();
      default -> {
        if (head >>> 5 > TAG && info != FALSE && info != TRUE) {
          throw refusal();
        }
      }
    }
  }

  private void items(int number, int depthLeft) throws RefusedException {
    if (depthLeft == 0) {
      throw refusal();
    }
    for (int i = 0; i < number; i++) {
      item(depthLeft - 1);
    }
  }

  private long argument(int info) throws RefusedException {
    if (info <= MAX_INLINE) {
      return info;
    }
    if (info > MAX_SIZED) {
      throw refusal();
    }
    int size = 1 << info - MAX_INLINE - 1;
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << Byte.SIZE | next();
    }
    long least = size == 1 ? MAX_INLINE + 1 : 1L << Byte.SIZE * size / 2;
    if (Long.compareUnsigned(value, least) < 0) {
      throw refusal();
    }
    return value;
  }

  private int next() throws RefusedException {
    if (position == bytes.length) {
      throw refusal();
    }
    return bytes[position++] & 0xFF;
  }

  private int remaining() {
    return bytes.length - position;
  }

  private static int within(long claimed, int most) throws RefusedException {
    if (Long.compareUnsigned(claimed, most) > 0) {
      throw refusal();
    }
    return (int) claimed;
  }

  private static RefusedException refusal() {
    return new RefusedException("CBOR");
  }
}
