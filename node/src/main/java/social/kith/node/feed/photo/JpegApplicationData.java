package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a JPEG's application segments say, gathered as they come: how the pixels are to be read
 * (JFIF, Adobe, colour profile), which is passed on, and orientation and location, which are not.
 */
final class JpegApplicationData {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;

  private static final byte[] JFIF = "JFIF\0".getBytes(ISO_8859_1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(ISO_8859_1);
  private static final byte[] XMP = "http://ns.adobe.com/x".getBytes(ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(ISO_8859_1);

  /** JFIF 1.02, no unit, square pixels. */
  private static final byte[] PLAIN_JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1};

  private static final int ADOBE_BYTES = 12;
  private static final int ADOBE_YCCK = 2;

  private final ByteSlices profileSegments = new ByteSlices();
  private final TreeMap<Integer, byte[]> profileParts = new TreeMap<>();
  private Optional<byte[]> jfif = Optional.empty();
  private Optional<byte[]> adobe = Optional.empty();
  private Optional<ExifFacts> exif = Optional.empty();
  private boolean locationInXmp;

  /** The segment of this marker whose data is {@code from} to {@code to}; the first counts. */
  void add(int marker, byte[] file, int from, int to) throws PhotoRejectedException {
    if (is(marker, APP0, file, from, to, JFIF) && to - from >= PLAIN_JFIF.length) {
      jfif = jfif.or(() -> Optional.of(Arrays.copyOfRange(file, from, from + PLAIN_JFIF.length)));
    } else if (is(marker, APP1, file, from, to, EXIF)) {
      exif = exif.or(() -> Optional.of(ExifFacts.parse(file, from + EXIF.length, to)));
    } else if (is(marker, APP1, file, from, to, XMP)) {
      locationInXmp |= Bytes.contains(file, from, to, ExifFacts.XMP_LOCATION);
    } else if (is(marker, APP2, file, from, to, ICC) && to - from > ICC.length + 2) {
      int number = Bytes.uint8(file, from + ICC.length);
      profileParts.put(number, Arrays.copyOfRange(file, from + ICC.length + 2, to));
      profileSegments.add(file, from - 4, to);
    } else if (is(marker, APP14, file, from, to, ADOBE) && to - from >= ADOBE_BYTES) {
      adobe = adobe.or(() -> Optional.of(Arrays.copyOfRange(file, from, from + ADOBE_BYTES)));
    }
  }

  private static boolean is(int marker, int wanted, byte[] file, int from, int to, byte[] mark) {
    return marker == wanted && Bytes.startsWith(file, from, to, mark);
  }

  ExifFacts facts() {
    return exif.orElse(ExifFacts.NONE).withLocation(locationInXmp);
  }

  /** What four channels mean: the last byte of the Adobe segment says it. */
  InkCoding inkCoding() {
    return adobe
        .map(data -> data[ADOBE_BYTES - 1] == ADOBE_YCCK ? InkCoding.YCCK : InkCoding.INVERTED)
        .orElse(InkCoding.PLAIN);
  }

  /** The embedded colour profile, if its parts are all there and make one. */
  Optional<byte[]> profile() {
    return IccProfiles.join(profileParts);
  }

  /** The segments that the profile came in. */
  ByteSlices profileSegments() {
    return profileSegments;
  }

  /**
   * A JFIF segment without thumbnail. EXIF also said that the three components are YCbCr; where it
   * goes and nothing else says so, a plain one is put there, or readers that guess get it wrong.
   */
  Optional<byte[]> jfifSegment(JpegFrame frame) {
    boolean needed = adobe.isEmpty() && frame.channels() != 4 && !frame.namedRgb();
    return jfif.or(() -> needed ? Optional.of(PLAIN_JFIF) : Optional.empty())
        .map(data -> segment(APP0, Arrays.copyOf(data, data.length + 2)));
  }

  Optional<byte[]> adobeSegment() {
    return adobe.map(data -> segment(APP14, data));
  }

  private static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(4 + data.length)
        .putShort((short) (0xff00 | marker))
        .putShort((short) (2 + data.length))
        .put(data)
        .array();
  }
}
