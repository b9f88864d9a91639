package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/**
 * WebPs of 64 × 48 pixels in four quarters: red, green; blue, white. Made with cwebp 1.2.4, as Java
 * writes none. In those with alpha the white quarter is transparent.
 */
final class WebpParts {
  static final int RED = 0xc81e1e;
  static final int GREEN = 0x1ea028;
  static final int BLUE = 0x1e28c8;
  static final int LIGHT = 0xf0f0f0;
  static final int WHITE = 0xffffff;

  /** cwebp -q 90. */
  static final byte[] LOSSY =
      decode(
          "UklGRooAAABXRUJQVlA4IH4AAABQBgCdASpAADAAPjEWh0KiIQyuSgAQAYJQBogqC/APwz2Fnkv4V/rNxqHM"
              + "BnfYKr54M9olwmqPxyoiAAD+9r2c0qG9DzHwAXoADr+wLybZctRCQ3tuqQlIoQfmq//+4PO99gUXCpBe073/"
              + "+Yl3HVvxAObILqRyiKSIsAAAAAA=");

  /** cwebp -lossless. */
  static final byte[] LOSSLESS =
      decode(
          "UklGRkQAAABXRUJQVlA4TDgAAAAvP8ALAB8gJCC6MfaZbY5AgFCpXYYEgQBxpEmfOgnzH38DJgQiARJPetKT"
              + "Jjoxov8TUDz6Ngz6Bg==");

  /** cwebp -q 90, with alpha. */
  static final byte[] LOSSY_ALPHA =
      decode(
          "UklGRrwAAABXRUJQVlA4WAoAAAAQAAAAPwAALwAAQUxQSBcAAAABDzD/ERGCTNom/k3XwfZG9H8CuhB2AwBW"
              + "UDggfgAAAFAGAJ0BKkAAMAA+MRaHQqIhDK5KABABglAGiCoL8A/DPYWeS/hX+s3GocwGd9gqvngz2iXCao/H"
              + "KiIAAP72vZzSob0PMfABegAOv7AvJtly1EJDe26pCUihB+ar//7g8732BRcKkF7Tvf/5iXcdW/EA5sgupHKI"
              + "pIiwAAAAAA==");

  /** cwebp -lossless, with alpha. */
  static final byte[] LOSSLESS_ALPHA =
      decode(
          "UklGRkIAAABXRUJQVlA4TDUAAAAvP8ALEB8gJCBTshF2EggkUc48lkCAUKJNn8r5D6BtW0AkQOJJT3rSRCdG"
              + "9H8CikffhkHfAAA=");

  private static final int HEAD_BYTES = 12;
  private static final int EXTENDED_BYTES = 18;

  private WebpParts() {}

  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text);
  }

  static byte[] chunk(String type, byte[] data) {
    int padded = data.length + (data.length & 1);
    return littleEndian(8 + padded)
        .put(type.getBytes(ISO_8859_1))
        .putInt(data.length)
        .put(data)
        .array();
  }

  /** The chunks of a file, but for the one that says what there is. */
  private static byte[] chunks(byte[] webp) {
    boolean extended = new String(webp, HEAD_BYTES, 4, ISO_8859_1).equals("VP8X");
    return Arrays.copyOfRange(webp, HEAD_BYTES + (extended ? EXTENDED_BYTES : 0), webp.length);
  }

  /** The same picture with other chunks around it, as the format has them. */
  static byte[] with(byte[] webp, int flags, byte[] before, byte[] after) {
    return file(extended(flags, 64, 48), before, chunks(webp), after);
  }

  /** An animation of the same picture twice, at some place of a larger one. */
  static byte[] animation(byte[] webp, int width, int height, int left, int top) {
    byte[] frame =
        littleEndian(16)
            .put(uint24(left / 2))
            .put(uint24(top / 2))
            .put(uint24(63))
            .put(uint24(47))
            .put(uint24(100))
            .put((byte) 0)
            .array();
    byte[] animated = chunk("ANMF", JpegParts.join(frame, chunks(webp)));
    byte[] background = chunk("ANIM", new byte[6]);
    return file(extended(0x12, width, height), background, animated, animated);
  }

  private static byte[] file(byte[]... parts) {
    byte[] all = JpegParts.join(parts);
    return littleEndian(HEAD_BYTES + all.length)
        .put(JpegParts.latin("RIFF"))
        .putInt(4 + all.length)
        .put(JpegParts.latin("WEBP"))
        .put(all)
        .array();
  }

  static byte[] extended(int flags, int width, int height) {
    return chunk(
        "VP8X",
        littleEndian(10).putInt(flags).put(uint24(width - 1)).put(uint24(height - 1)).array());
  }

  private static byte[] uint24(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
