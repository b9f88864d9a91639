package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/**
 * Walks over a WebP's chunks (RFC 9649) to its first picture, and keeps those that its pixels need.
 * Of an animation all other pictures are left out; so are EXIF and XMP, of which only the
 * orientation and whether they tell a place are read.
 */
final class WebpScanner {
  private static final int RIFF_BYTES = 12;
  private static final int CHUNK_HEAD_BYTES = 8;
  private static final int EXTENDED_BYTES = 10;
  private static final int FRAME_BYTES = 16;
  private static final byte[] EXIF_MARK = {'E', 'x', 'i', 'f', 0, 0};

  private final byte[] file;
  private ExifFacts facts = ExifFacts.NONE;
  private boolean locationInXmp;
  private Optional<byte[]> profile = Optional.empty();
  private Optional<WebpChunk> alpha = Optional.empty();
  private Optional<WebpChunk> picture = Optional.empty();
  private Optional<int[]> canvas = Optional.empty();
  private int[] place = {0, 0};
  private int frames;

  private WebpScanner(byte[] file) {
    this.file = file;
  }

  /**
   * Finds the first picture.
   *
   * @throws PhotoRejectedException if there is none, or it is damaged or above a limit
   */
  static ScannedWebp scan(byte[] file) throws PhotoRejectedException {
    WebpScanner scanner = new WebpScanner(file);
    scanner.walk(RIFF_BYTES, file.length);
    return scanner.result();
  }

  private ScannedWebp result() throws PhotoRejectedException {
    WebpChunk found = picture.orElseThrow(PhotoRejectedException::damaged);
    int[] size = found.sizePx();
    int[] whole = canvas.orElse(size);
    PhotoLimits.requireConvertible(whole[0], whole[1]);
    require(place[0] + size[0] <= whole[0] && place[1] + size[1] <= whole[1]);
    return new ScannedWebp(
        whole[0],
        whole[1],
        place[0],
        place[1],
        found.lossy() && alpha.isEmpty(),
        frames > 1,
        facts.withLocation(locationInXmp),
        profile,
        WebpChunk.file(alpha, found));
  }

  private void walk(int from, int to) throws PhotoRejectedException {
    int chunk = from;
    while (chunk + CHUNK_HEAD_BYTES <= to) {
      int data = chunk + CHUNK_HEAD_BYTES;
      long size = uint32(chunk + 4);
      long end = data + size;
      if (end > to) {
        throw PhotoRejectedException.damaged();
      }
      take(new String(file, chunk, 4, ISO_8859_1), data, (int) end);
      chunk = (int) (end + (size & 1));
    }
  }

  private void take(String type, int data, int end) throws PhotoRejectedException {
    switch (type) {
      case "VP8X" -> extended(data, end);
      case "ANMF" -> animated(data, end);
      case "ALPH" -> alpha = alpha.or(() -> chunk(type, data, end));
      case "VP8 ", "VP8L" -> picture = picture.or(() -> chunk(type, data, end));
      case "ICCP" -> profile = profile.or(() -> IccProfiles.plain(file, data, end));
      case "EXIF" -> facts = ExifFacts.parse(file, tiff(data, end), end);
      case "XMP " -> locationInXmp |= Bytes.contains(file, data, end, ExifFacts.XMP_LOCATION);
      default -> {
        // An animation's background, and whatever else there may be.
      }
    }
  }

  private Optional<WebpChunk> chunk(String type, int data, int end) {
    return Optional.of(new WebpChunk(type, file, data, end));
  }

  /** Some programs put the mark of a JPEG's segment before it. */
  private int tiff(int data, int end) {
    return Bytes.startsWith(file, data, end, EXIF_MARK) ? data + EXIF_MARK.length : data;
  }

  private void extended(int data, int end) throws PhotoRejectedException {
    require(end - data >= EXTENDED_BYTES);
    canvas = Optional.of(new int[] {1 + uint24(data + 4), 1 + uint24(data + 7)});
  }

  private void animated(int data, int end) throws PhotoRejectedException {
    require(end - data >= FRAME_BYTES);
    frames++;
    if (frames == 1) {
      place = new int[] {2 * uint24(data), 2 * uint24(data + 3)};
      walk(data + FRAME_BYTES, end);
    }
  }

  private static void require(boolean sound) throws PhotoRejectedException {
    if (!sound) {
      throw PhotoRejectedException.damaged();
    }
  }

  private int uint24(int offset) {
    return Bytes.uint8(file, offset)
        | Bytes.uint8(file, offset + 1) << 8
        | Bytes.uint8(file, offset + 2) << 16;
  }

  private long uint32(int offset) {
    return uint24(offset) | (long) Bytes.uint8(file, offset + 3) << 24;
  }
}
