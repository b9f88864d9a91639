package social.kith.node.feed.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The two things that Kith wants to know of a photo's EXIF data (TIFF 6.0 layout, CIPA DC-008).
 *
 * @param orientation how the pixels are stored
 * @param location whether the GPS directory tells a place
 */
record ExifFacts(Orientation orientation, boolean location) {
  static final ExifFacts NONE = new ExifFacts(Orientation.NORMAL, false);

  /** What an XMP packet with a place in it has in its text. */
  static final byte[] XMP_LOCATION = "GPSLatitude".getBytes(StandardCharsets.ISO_8859_1);

  private static final int TAG_ORIENTATION = 0x0112;
  private static final int TAG_GPS_DIRECTORY = 0x8825;
  private static final int TAG_SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /**
   * The TIFF structure of an APP1 segment or eXIf chunk; what is damaged in it counts as absent.
   */
  static ExifFacts parse(byte[] source, int from, int to) {
    if (to - from < 8) {
      return NONE;
    }
    ByteBuffer tiff = ByteBuffer.wrap(source, from, to - from).slice();
    boolean littleEndian = tiff.getShort(0) == 0x4949;
    tiff.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Orientation orientation = Orientation.NORMAL;
    boolean location = false;
    long directory = Integer.toUnsignedLong(tiff.getInt(4));
    for (int entry : entries(tiff, directory)) {
      int tag = Short.toUnsignedInt(tiff.getShort(entry));
      if (tag == TAG_ORIENTATION) {
        orientation = Orientation.ofExif(value(tiff, entry));
      } else if (tag == TAG_GPS_DIRECTORY) {
        location = tellsPlace(tiff, value(tiff, entry));
      }
    }
    return new ExifFacts(orientation, location);
  }

  /** These facts, or the location that another part of the file gives. */
  ExifFacts withLocation(boolean found) {
    return new ExifFacts(orientation, location || found);
  }

  /** Latitude, longitude, those of the destination, or the name of the area. */
  private static boolean tellsPlace(ByteBuffer tiff, long directory) {
    for (int entry : entries(tiff, directory)) {
      int tag = Short.toUnsignedInt(tiff.getShort(entry));
      if (tag == 2 || tag == 4 || tag == 20 || tag == 22 || tag == 28) {
        return true;
      }
    }
    return false;
  }

  /** Offsets of the entries of the directory at {@code offset} that lie inside the data. */
  private static int[] entries(ByteBuffer tiff, long offset) {
    if (offset < 8 || offset + 2 > tiff.limit()) {
      return new int[0];
    }
    int first = (int) offset + 2;
    int count = Short.toUnsignedInt(tiff.getShort((int) offset));
    int present = Math.min(count, (tiff.limit() - first) / ENTRY_BYTES);
    int[] entries = new int[present];
    for (int i = 0; i < present; i++) {
      entries[i] = first + i * ENTRY_BYTES;
    }
    return entries;
  }

  private static long value(ByteBuffer tiff, int entry) {
    boolean isShort = tiff.getShort(entry + 2) == TAG_SHORT;
    return isShort
        ? Short.toUnsignedInt(tiff.getShort(entry + 8))
        : Integer.toUnsignedLong(tiff.getInt(entry + 8));
  }
}
