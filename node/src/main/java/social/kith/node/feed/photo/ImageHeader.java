package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Looks at the beginning of an image that came from somebody else, before a browser decodes it: a
 * few bytes can claim gigabytes of pixels. Any thread.
 */
public final class ImageHeader {
  /** What may stand before the size of a JPEG: colour profile, camera data, thumbnails. */
  static final int MAX_HEADER_BYTES = 4 * 1024 * 1024;

  private static final int PNG_HEADER_BYTES = 24;
  private static final int PNG_WIDTH_AT = 16;
  private static final int MARKER = 0xff;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;

  private ImageHeader() {}

  /**
   * The same image, found to be of its type and no larger than allowed.
   *
   * @param image taken over; closed if it is refused
   * @param mediaType image/jpeg or image/png
   * @param maxSidePx the longest side; at most 100 megapixels in any case
   * @return closed by the caller
   * @throws PhotoRejectedException if it is of another type, damaged, or too large
   * @throws IOException if it cannot be read
   */
  public static InputStream checked(InputStream image, String mediaType, int maxSidePx)
      throws PhotoRejectedException, IOException {
    BufferedInputStream in = new BufferedInputStream(image);
    boolean sound = false;
    try {
      in.mark(MAX_HEADER_BYTES);
      if (mediaType.equals("image/png")) {
        checkPng(in, maxSidePx);
      } else {
        checkJpeg(in, maxSidePx);
      }
      in.reset();
      in.mark(0);
      sound = true;
      return in;
    } finally {
      if (!sound) {
        in.close();
      }
    }
  }

  private static void checkPng(InputStream in, int maxSidePx)
      throws PhotoRejectedException, IOException {
    byte[] head = in.readNBytes(PNG_HEADER_BYTES);
    boolean begins = head.length == PNG_HEADER_BYTES && UploadFormat.of(head) == UploadFormat.PNG;
    if (!begins || !new String(head, 12, 4, US_ASCII).equals("IHDR")) {
      throw PhotoRejectedException.damaged();
    }
    requireSize(Bytes.uint32(head, PNG_WIDTH_AT), Bytes.uint32(head, PNG_WIDTH_AT + 4), maxSidePx);
  }

  private static void checkJpeg(InputStream in, int maxSidePx)
      throws PhotoRejectedException, IOException {
    if (in.read() != MARKER || in.read() != 0xd8) {
      throw PhotoRejectedException.damaged();
    }
    int left = MAX_HEADER_BYTES - 2;
    while (true) {
      byte[] head = in.readNBytes(4);
      if (head.length < 4 || (head[0] & 0xff) != MARKER) {
        throw PhotoRejectedException.damaged();
      }
      int marker = head[1] & 0xff;
      int length = Bytes.uint16(head, 2) - 2;
      left -= 4 + length;
      if (length < 0 || left < 0 || marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        throw PhotoRejectedException.damaged();
      }
      byte[] data = in.readNBytes(length);
      if (JpegFrame.isFrame(marker)) {
        JpegFrame frame = JpegFrame.parse(marker, data, 0, data.length);
        requireSize(frame.widthPx(), frame.heightPx(), maxSidePx);
        return;
      }
    }
  }

  private static void requireSize(long widthPx, long heightPx, int maxSidePx)
      throws PhotoRejectedException {
    PhotoLimits.requireDimensions(widthPx, heightPx);
    if (Math.max(widthPx, heightPx) > maxSidePx) {
      throw PhotoRejectedException.tooManyPixels(
          (int) widthPx, (int) heightPx, (long) maxSidePx * maxSidePx);
    }
  }
}
