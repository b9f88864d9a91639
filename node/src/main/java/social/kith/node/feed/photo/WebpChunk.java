package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A chunk of a WebP (RFC 9649).
 *
 * @param type four characters
 * @param source the file, borrowed
 * @param from where its data begins
 * @param to where it ends
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record WebpChunk(String type, byte[] source, int from, int to) {
  private static final int HEAD_BYTES = 8;
  private static final int LOSSY_HEADER_BYTES = 10;
  private static final int LOSSLESS_HEADER_BYTES = 5;
  private static final int LOSSLESS_SIGNATURE = 0x2f;
  private static final int MAX_SIDE = 0x3fff;
  private static final byte[] START_CODE = {(byte) 0x9d, 1, 0x2a};
  private static final int ALPHA_FLAG = 0x10;

  /** Behind the end, as the decoder reads so far beyond what it needs. */
  private static final int READ_AHEAD_BYTES = 16;

  /** Whether it is a picture that was made as a JPEG is. */
  boolean lossy() {
    return type.equals("VP8 ");
  }

  /**
   * Width and height of a picture.
   *
   * @throws PhotoRejectedException if it does not begin as a picture does
   */
  int[] sizePx() throws PhotoRejectedException {
    ByteBuffer data =
        ByteBuffer.wrap(source, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (lossy()) {
      if (data.limit() < LOSSY_HEADER_BYTES
          || !Bytes.startsWith(source, from + 3, to, START_CODE)) {
        throw PhotoRejectedException.damaged();
      }
      return new int[] {data.getShort(6) & MAX_SIDE, data.getShort(8) & MAX_SIDE};
    }
    if (data.limit() < LOSSLESS_HEADER_BYTES || data.get(0) != LOSSLESS_SIGNATURE) {
      throw PhotoRejectedException.damaged();
    }
    int bits = data.getInt(1);
    return new int[] {1 + (bits & MAX_SIDE), 1 + (bits >> 14 & MAX_SIDE)};
  }

  /** A whole WebP of a picture, and of what can be seen through it, and nothing else. */
  static ByteSlices file(Optional<WebpChunk> alpha, WebpChunk picture)
      throws PhotoRejectedException {
    ByteSlices chunks = new ByteSlices();
    int size = 4 + picture.paddedBytes();
    if (alpha.isPresent() && picture.lossy()) {
      byte[] extended = extended(picture.sizePx());
      size += extended.length + alpha.get().paddedBytes();
      chunks.add(extended);
      alpha.get().addTo(chunks);
    }
    picture.addTo(chunks);
    chunks.add(new byte[READ_AHEAD_BYTES]);
    return new ByteSlices().add(head("RIFF", size)).add("WEBP".getBytes(ISO_8859_1)).addAll(chunks);
  }

  private int paddedBytes() {
    return HEAD_BYTES + (to - from) + (to - from & 1);
  }

  private void addTo(ByteSlices chunks) throws PhotoRejectedException {
    chunks.add(head(type, to - from)).add(source, from, to);
    if ((to - from & 1) == 1) {
      chunks.add(new byte[1]);
    }
  }

  private static byte[] extended(int[] sizePx) {
    return littleEndian(HEAD_BYTES + 10)
        .put(head("VP8X", 10))
        .putInt(ALPHA_FLAG)
        .put(uint24(sizePx[0] - 1))
        .put(uint24(sizePx[1] - 1))
        .array();
  }

  private static byte[] uint24(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16)};
  }

  private static byte[] head(String type, int size) {
    return littleEndian(HEAD_BYTES).put(type.getBytes(ISO_8859_1)).putInt(size).array();
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
