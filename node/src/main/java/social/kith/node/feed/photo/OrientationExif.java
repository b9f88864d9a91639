package social.kith.node.feed.photo;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The smallest EXIF data there is: one directory with the orientation, and nothing else. */
final class OrientationExif {
  private static final int TIFF_BYTES = 26;
  private static final int APP1 = 0xffe1;

  private OrientationExif() {}

  /** An APP1 segment for a JPEG. */
  static byte[] segment(Orientation orientation) {
    return ByteBuffer.allocate(10 + TIFF_BYTES)
        .putShort((short) APP1)
        .putShort((short) (8 + TIFF_BYTES))
        .put(new byte[] {'E', 'x', 'i', 'f', 0, 0})
        .put(tiff(orientation))
        .array();
  }

  /** An eXIf chunk for a PNG. */
  static byte[] chunk(Orientation orientation) {
    ByteBuffer chunk =
        ByteBuffer.allocate(12 + TIFF_BYTES)
            .putInt(TIFF_BYTES)
            .put(new byte[] {'e', 'X', 'I', 'f'})
            .put(tiff(orientation));
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + TIFF_BYTES);
    return chunk.putInt((int) crc.getValue()).array();
  }

  /** Header, then at offset 8 a directory of one entry: tag 0x0112, one SHORT; no next one. */
  private static byte[] tiff(Orientation orientation) {
    return ByteBuffer.allocate(TIFF_BYTES)
        .put(new byte[] {'M', 'M', 0, 42})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation.exifValue())
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
