package social.kith.node.peer;

import java.util.Arrays;

/**
 * One picture in I420: plane Y of {@code width × height} bytes, then U and V of {@code ⌈width/2⌉ ×
 * ⌈height/2⌉} each, row by row without padding.
 *
 * @param widthPx 1 to {@link #MAX_SIDE_PX}
 * @param heightPx 1 to {@link #MAX_SIDE_PX}
 * @param rotationDegrees clockwise turn that makes it upright: 0, 90, 180 or 270
 * @param timestampNs when it was taken, on any clock that only goes on
 * @param i420 the planes; shared, not copied: do not change it afterwards
 */
public record VideoFrame(
    int widthPx, int heightPx, int rotationDegrees, long timestampNs, byte[] i420) {
  /** Longest side. */
  public static final int MAX_SIDE_PX = 8_192;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they do not fit one another
   */
  public VideoFrame {
    if (widthPx < 1 || heightPx < 1 || widthPx > MAX_SIDE_PX || heightPx > MAX_SIDE_PX) {
      throw new IllegalArgumentException("a picture of " + widthPx + " × " + heightPx + " pixels");
    }
    if (rotationDegrees % 90 != 0 || rotationDegrees < 0 || rotationDegrees > 270) {
      throw new IllegalArgumentException("a rotation of " + rotationDegrees + " degrees");
    }
    if (i420.length != sizeBytes(widthPx, heightPx)) {
      throw new IllegalArgumentException(
          i420.length + " bytes are not " + sizeBytes(widthPx, heightPx));
    }
  }

  /** Bytes of a picture of this size. */
  public static int sizeBytes(int widthPx, int heightPx) {
    return widthPx * heightPx + 2 * (((widthPx + 1) / 2) * ((heightPx + 1) / 2));
  }

  /** A black picture of the same size and time. */
  VideoFrame muted() {
    byte[] black = new byte[i420.length];
    Arrays.fill(black, 0, widthPx * heightPx, (byte) 16);
    Arrays.fill(black, widthPx * heightPx, black.length, (byte) 128);
    return new VideoFrame(widthPx, heightPx, rotationDegrees, timestampNs, black);
  }

  /** Brightness of a pixel, 0 to 255; 16 is black and 235 white. */
  public int luma(int x, int y) {
    return i420[y * widthPx + x] & 0xFF;
  }

  /** Blue difference of the two by two pixels that this one is of; 128 is grey. */
  public int chromaBlue(int x, int y) {
    return i420[widthPx * heightPx + chroma(x, y)] & 0xFF;
  }

  /** Red difference of the two by two pixels that this one is of; 128 is grey. */
  public int chromaRed(int x, int y) {
    int plane = ((widthPx + 1) / 2) * ((heightPx + 1) / 2);
    return i420[widthPx * heightPx + plane + chroma(x, y)] & 0xFF;
  }

  private int chroma(int x, int y) {
    return (y / 2) * ((widthPx + 1) / 2) + x / 2;
  }

  /** Shows the size only. */
  @Override
  public String toString() {
    return "VideoFrame[" + widthPx + " × " + heightPx + "]";
  }
}
