package social.kith.crypto.internal;

import java.nio.ByteBuffer;

/** Joining byte strings. */
public final class Bytes {

  private Bytes() {}

  /**
   * The parts, one after the other.
   *
   * @param parts borrowed
   * @return a new array
   */
  public static byte[] concat(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size = Math.addExact(size, part.length);
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      joined.put(part);
    }
    return joined.array();
  }

  /**
   * The parts, each after its length as 4 bytes, big-endian: no two lists give the same bytes.
   *
   * @param parts borrowed
   * @return a new array
   */
  public static byte[] lengthPrefixed(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size = Math.addExact(size, Math.addExact(Integer.BYTES, part.length));
    }
    ByteBuffer joined = ByteBuffer.allocate(size);
    for (byte[] part : parts) {
      joined.putInt(part.length).put(part);
    }
    return joined.array();
  }
}
