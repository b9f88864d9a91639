package social.kith.node.feed.photo;

import java.util.Optional;

/**
 * Walks over a JPEG's segments (ITU-T T.81, annex B) and keeps those that the pixels need. What is
 * not on the list is left out: EXIF, XMP, IPTC, comments, thumbnails, further pictures, and all
 * that follows the end of the picture, such as a motion photo's film.
 */
final class JpegScanner {
  private static final int DHT = 0xc4;
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;

  private static final byte[] START = {(byte) 0xff, (byte) SOI};
  private static final byte[] END = {(byte) 0xff, (byte) EOI};

  /** Real pictures have about ten; each costs a pass over all pixels. */
  private static final int MAX_SCANS = 100;

  private final byte[] file;
  private final JpegApplicationData applicationData = new JpegApplicationData();
  private final ByteSlices picture = new ByteSlices();
  private Optional<JpegFrame> frame = Optional.empty();
  private int scans;
  private int position = START.length;

  private JpegScanner(byte[] file) {
    this.file = file;
  }

  /** The size limits are checked as soon as the frame header is reached. */
  static ScannedPhoto scan(byte[] file) throws PhotoRejectedException {
    JpegScanner scanner = new JpegScanner(file);
    boolean whole = scanner.walk();
    JpegFrame frame = scanner.frame.orElseThrow(PhotoRejectedException::damaged);
    if (scanner.scans == 0) {
      throw PhotoRejectedException.damaged();
    }
    return scanner.result(frame, whole);
  }

  /** True when the end-of-image marker was reached, false when the file just stopped. */
  private boolean walk() throws PhotoRejectedException {
    int marker = nextMarker();
    while (marker >= 0 && marker != EOI) {
      if (isScanData(marker)) {
        throw PhotoRejectedException.damaged();
      }
      segment(marker);
      marker = nextMarker();
    }
    return marker == EOI;
  }

  /** The code after the next 0xff, past anything before it; -1 at the end of the file. */
  private int nextMarker() {
    while (position < file.length && file[position] != (byte) 0xff) {
      position++;
    }
    while (position < file.length && file[position] == (byte) 0xff) {
      position++;
    }
    return position < file.length ? Bytes.uint8(file, position++) : -1;
  }

  /** A stuffed zero, a restart or a second start where a segment is due: the scan is broken. */
  private static boolean isScanData(int code) {
    return code <= 0x01 || (code >= 0xd0 && code <= SOI);
  }

  private void segment(int marker) throws PhotoRejectedException {
    int start = position - 2;
    int data = position + 2;
    if (data > file.length || Bytes.uint16(file, position) < 2) {
      throw PhotoRejectedException.damaged();
    }
    int end = position + Bytes.uint16(file, position);
    if (end > file.length) {
      throw PhotoRejectedException.damaged();
    }
    position = end;
    if (marker == SOS) {
      scan(start);
    } else if (marker == DHT || marker == DQT || marker == DRI) {
      picture.add(file, start, end);
    } else if (JpegFrame.isFrame(marker)) {
      frame(marker, start, data, end);
    } else {
      applicationData.add(marker, file, data, end);
    }
  }

  private void frame(int marker, int start, int data, int end) throws PhotoRejectedException {
    if (frame.isPresent()) {
      throw PhotoRejectedException.damaged();
    }
    JpegFrame found = JpegFrame.parse(marker, file, data, end);
    PhotoLimits.requireDimensions(found.widthPx(), found.heightPx());
    frame = Optional.of(found);
    picture.add(file, start, end);
  }

  /** A scan's header and the entropy-coded data behind it, up to the next real marker. */
  private void scan(int start) throws PhotoRejectedException {
    scans++;
    if (frame.isEmpty() || scans > MAX_SCANS) {
      throw PhotoRejectedException.damaged();
    }
    while (position < file.length && !markerAt(position)) {
      position++;
    }
    picture.add(file, start, position);
  }

  /**
   * Whether the scan ends here. A damaged byte can look like a marker; decoders get over it at the
   * next restart. So a marker counts only if the segment that it would begin ends where a marker
   * is.
   */
  private boolean markerAt(int offset) {
    if (file[offset] != (byte) 0xff || offset + 1 == file.length) {
      return false;
    }
    int code = Bytes.uint8(file, offset + 1);
    return code == EOI || (code != 0xff && !isScanData(code) && beginsSegment(code, offset + 2));
  }

  private boolean beginsSegment(int code, int offset) {
    if (offset + 2 >= file.length) {
      return false;
    }
    int length = Bytes.uint16(file, offset);
    if (code == SOS) {
      return length == 6 + 2 * Bytes.uint8(file, offset + 2);
    }
    int end = offset + length;
    return length >= 2
        && end + 1 < file.length
        && file[end] == (byte) 0xff
        && !isScanData(Bytes.uint8(file, end + 1));
  }

  private ScannedPhoto result(JpegFrame frame, boolean whole) throws PhotoRejectedException {
    ExifFacts facts = applicationData.facts();
    Optional<byte[]> profile = applicationData.profile();
    ByteSlices pixels = new ByteSlices().add(START);
    ByteSlices shared = new ByteSlices().add(START);
    Optional<byte[]> jfif = applicationData.jfifSegment(frame);
    if (jfif.isPresent()) {
      pixels.add(jfif.get());
      shared.add(jfif.get());
    }
    if (facts.orientation() != Orientation.NORMAL) {
      shared.add(OrientationExif.segment(facts.orientation()));
    }
    if (profile.isPresent()) {
      shared.addAll(applicationData.profileSegments());
    }
    Optional<byte[]> adobe = applicationData.adobeSegment();
    if (adobe.isPresent()) {
      pixels.add(adobe.get());
      shared.add(adobe.get());
    }
    return new ScannedPhoto(
        UploadFormat.JPEG,
        frame.widthPx(),
        frame.heightPx(),
        frame.channels(),
        frame.channels() == 4 ? 7 : frame.channels(),
        applicationData.inkCoding(),
        whole,
        facts,
        profile,
        shared.addAll(picture).add(END),
        pixels.addAll(picture).add(END));
  }
}
