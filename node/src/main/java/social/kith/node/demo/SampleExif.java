package social.kith.node.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * EXIF data as a phone writes it, to see that none of it gets out: make and model, a date, a place,
 * and the orientation.
 *
 * @param orientation 1 to 8
 * @param latitude degrees north
 * @param longitude degrees east
 */
public record SampleExif(int orientation, double latitude, double longitude) {
  private static final byte[] MAKE = "Kith Sample\0".getBytes(US_ASCII);
  private static final byte[] DATE = "2024:06:01 05:12:33\0".getBytes(US_ASCII);
  private static final int MAIN_ENTRIES = 5;
  private static final int GPS_ENTRIES = 4;
  private static final int ENTRY_BYTES = 12;
  private static final int MAIN_OFFSET = 8;
  private static final int GPS_OFFSET = MAIN_OFFSET + 2 + MAIN_ENTRIES * ENTRY_BYTES + 4;
  private static final int MAKE_OFFSET = GPS_OFFSET + 2 + GPS_ENTRIES * ENTRY_BYTES + 4;
  private static final int DATE_OFFSET = MAKE_OFFSET + MAKE.length;
  private static final int LATITUDE_OFFSET = DATE_OFFSET + DATE.length;
  private static final int LONGITUDE_OFFSET = LATITUDE_OFFSET + 24;
  private static final int TIFF_BYTES = LONGITUDE_OFFSET + 24;

  private static final short ASCII = 2;
  private static final short SHORT = 3;
  private static final short LONG = 4;
  private static final short RATIONAL = 5;

  /** A copy of a JPEG with this as its first segment. */
  public byte[] insertInto(byte[] jpeg) {
    byte[] tiff = tiff();
    return ByteBuffer.allocate(jpeg.length + 10 + tiff.length)
        .put(jpeg, 0, 2)
        .putShort((short) 0xffe1)
        .putShort((short) (8 + tiff.length))
        .put("Exif\0\0".getBytes(US_ASCII))
        .put(tiff)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  /** The TIFF structure: what an APP1 segment has behind its name, or an eXIf chunk as its data. */
  public byte[] tiff() {
    ByteBuffer tiff = ByteBuffer.allocate(TIFF_BYTES);
    tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(MAIN_OFFSET);
    tiff.putShort((short) MAIN_ENTRIES);
    entry(tiff, 0x010f, ASCII, MAKE.length, MAKE_OFFSET);
    entry(tiff, 0x0110, ASCII, MAKE.length, MAKE_OFFSET);
    entry(tiff, 0x0112, SHORT, 1, orientation << 16);
    entry(tiff, 0x0132, ASCII, DATE.length, DATE_OFFSET);
    entry(tiff, 0x8825, LONG, 1, GPS_OFFSET);
    tiff.putInt(0);
    tiff.putShort((short) GPS_ENTRIES);
    entry(tiff, 1, ASCII, 2, (latitude < 0 ? 'S' : 'N') << 24);
    entry(tiff, 2, RATIONAL, 3, LATITUDE_OFFSET);
    entry(tiff, 3, ASCII, 2, (longitude < 0 ? 'W' : 'E') << 24);
    entry(tiff, 4, RATIONAL, 3, LONGITUDE_OFFSET);
    tiff.putInt(0).put(MAKE).put(DATE);
    degrees(tiff, latitude);
    degrees(tiff, longitude);
    return tiff.array();
  }

  private static void entry(ByteBuffer tiff, int tag, short type, int count, int value) {
    tiff.putShort((short) tag).putShort(type).putInt(count).putInt(value);
  }

  /** Degrees with six decimals, no minutes, no seconds. */
  private static void degrees(ByteBuffer tiff, double value) {
    tiff.putInt((int) Math.round(Math.abs(value) * 1_000_000)).putInt(1_000_000);
    tiff.putInt(0).putInt(1).putInt(0).putInt(1);
  }
}
