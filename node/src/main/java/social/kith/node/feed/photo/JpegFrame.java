package social.kith.node.feed.photo;

import social.kith.node.feed.photo.PhotoRejectedException.Reason;

/**
 * A JPEG's frame header (ITU-T T.81, B.2.2).
 *
 * @param widthPx samples a line
 * @param heightPx lines
 * @param channels 1 grey, 3 colour, 4 inks
 * @param namedRgb whether the three components are called R, G and B, and so are not YCbCr
 */
record JpegFrame(int widthPx, int heightPx, int channels, boolean namedRgb) {
  private static final int BASELINE = 0xc0;
  private static final int PROGRESSIVE = 0xc2;

  /** Whether a marker begins a frame: 0xc0 to 0xcf without DHT, JPG and DAC. */
  static boolean isFrame(int marker) {
    boolean inRange = marker >= BASELINE && marker <= 0xcf;
    return inRange && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Reads the segment's data, {@code from} to {@code to}. */
  static JpegFrame parse(int marker, byte[] file, int from, int to) throws PhotoRejectedException {
    if (to - from < 6) {
      throw PhotoRejectedException.damaged();
    }
    int precision = file[from];
    int height = Bytes.uint16(file, from + 1);
    int width = Bytes.uint16(file, from + 3);
    int channels = file[from + 5];
    boolean usualChannels = channels == 1 || channels == 3 || channels == 4;
    if (marker > PROGRESSIVE || precision != 8 || height == 0 || !usualChannels) {
      throw rareKind();
    }
    if (to - from != 6 + 3 * channels) {
      throw PhotoRejectedException.damaged();
    }
    boolean namedRgb =
        channels == 3 && file[from + 6] == 'R' && file[from + 9] == 'G' && file[from + 12] == 'B';
    return new JpegFrame(width, height, channels, namedRgb);
  }

  /** Lossless, arithmetic, hierarchical, 12-bit and the like: no browser shows them either. */
  static PhotoRejectedException rareKind() {
    return new PhotoRejectedException(
        Reason.FORMAT,
        "This JPEG is of a rare kind that cannot be read here. Open it in a photo program, save it"
            + " as an ordinary JPEG and add that.");
  }
}
