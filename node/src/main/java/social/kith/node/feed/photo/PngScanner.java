package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Walks over a PNG's chunks (W3C PNG, third edition, section 5) and keeps those that the pixels and
 * their colours need. Texts, times, EXIF, animation and all that follows the end are left out.
 */
final class PngScanner {
  private static final int SIGNATURE_BYTES = 8;
  private static final int HEADER_DATA_BYTES = 13;

  /** What a chunk has besides its data: length, type, checksum. */
  private static final int CHUNK_FRAME_BYTES = 12;

  /** The longest of the small chunks that are kept, cHRM. */
  private static final int MAX_SMALL_DATA_BYTES = 32;

  private static final Set<String> DECODED = Set.of("PLTE", "tRNS", "IDAT", "IEND");
  private static final Set<String> KEPT = Set.of("gAMA", "cHRM", "sRGB", "pHYs", "sBIT");
  private static final byte[] XMP = "XML:com.adobe.xmp\0".getBytes(ISO_8859_1);

  private final byte[] file;
  private final ByteSlices shared = new ByteSlices();
  private final ByteSlices pixels = new ByteSlices();
  private ExifFacts facts = ExifFacts.NONE;
  private boolean locationInXmp;
  private Optional<byte[]> profile = Optional.empty();

  private PngScanner(byte[] file) {
    this.file = file;
  }

  /** The size limits are checked before anything behind the header is looked at. */
  static ScannedPhoto scan(byte[] file) throws PhotoRejectedException {
    PngScanner scanner = new PngScanner(file);
    int header = SIGNATURE_BYTES;
    if (file.length < header + HEADER_DATA_BYTES + CHUNK_FRAME_BYTES
        || Bytes.uint32(file, header) != HEADER_DATA_BYTES
        || !scanner.type(header).equals("IHDR")) {
      throw PhotoRejectedException.damaged();
    }
    long width = Bytes.uint32(file, header + 8);
    long height = Bytes.uint32(file, header + 12);
    PhotoLimits.requireDimensions(width, height);
    scanner.walk(scanner.end(header));
    return scanner.result((int) width, (int) height);
  }

  private void walk(int afterHeader) throws PhotoRejectedException {
    int chunk = afterHeader;
    String type = "IHDR";
    while (!type.equals("IEND")) {
      int end = end(chunk);
      type = type(chunk);
      take(type, chunk, end);
      chunk = end;
    }
  }

  private void take(String type, int chunk, int end) throws PhotoRejectedException {
    int data = chunk + 8;
    int dataEnd = end - 4;
    if (DECODED.contains(type)) {
      requireIntact(chunk, end);
      shared.add(file, chunk, end);
      pixels.add(file, chunk, end);
    } else if (KEPT.contains(type) && dataEnd - data <= MAX_SMALL_DATA_BYTES) {
      shared.add(file, chunk, end);
    } else if (type.equals("iCCP") && profile.isEmpty()) {
      profile = IccProfiles.inflate(file, data, dataEnd);
      if (profile.isPresent()) {
        shared.add(file, chunk, end);
      }
    } else if (type.equals("eXIf")) {
      facts = ExifFacts.parse(file, data, dataEnd);
    } else if (type.equals("iTXt") && Bytes.startsWith(file, data, dataEnd, XMP)) {
      locationInXmp |= Bytes.contains(file, data, dataEnd, ExifFacts.XMP_LOCATION);
    }
  }

  private ScannedPhoto result(int width, int height) throws PhotoRejectedException {
    int header = SIGNATURE_BYTES;
    int afterHeader = end(header);
    requireIntact(header, afterHeader);
    ByteSlices allShared = new ByteSlices().add(file, 0, afterHeader);
    if (facts.orientation() != Orientation.NORMAL) {
      allShared.add(OrientationExif.chunk(facts.orientation()));
    }
    int bitDepth = file[header + 16];
    int channels = channels(file[header + 17]);
    return new ScannedPhoto(
        UploadFormat.PNG,
        width,
        height,
        channels,
        Math.max(1, channels * bitDepth / 8) + Integer.BYTES,
        InkCoding.PLAIN,
        true,
        facts.withLocation(locationInXmp),
        profile,
        allShared.addAll(shared),
        new ByteSlices().add(file, 0, afterHeader).addAll(pixels));
  }

  private static int channels(int colourType) throws PhotoRejectedException {
    return switch (colourType) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> throw PhotoRejectedException.damaged();
    };
  }

  private String type(int chunk) {
    return new String(file, chunk + 4, 4, ISO_8859_1);
  }

  /** Where the chunk that begins at this offset ends. */
  private int end(int chunk) throws PhotoRejectedException {
    if (chunk + CHUNK_FRAME_BYTES > file.length) {
      throw PhotoRejectedException.damaged();
    }
    long end = chunk + CHUNK_FRAME_BYTES + Bytes.uint32(file, chunk);
    if (end > file.length) {
      throw PhotoRejectedException.damaged();
    }
    return (int) end;
  }

  private void requireIntact(int chunk, int end) throws PhotoRejectedException {
    CRC32 crc = new CRC32();
    crc.update(file, chunk + 4, end - chunk - 8);
    if (crc.getValue() != Bytes.uint32(file, end - 4)) {
      throw PhotoRejectedException.damaged();
    }
  }
}
