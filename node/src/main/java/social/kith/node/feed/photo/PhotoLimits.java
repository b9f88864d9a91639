package social.kith.node.feed.photo;

import java.util.Locale;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

/** What an upload may be, checked before anything is decoded. See docs/protocol.md, Limits. */
final class PhotoLimits {
  static final int MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
  static final long MAX_PIXELS = 100_000_000;

  /** The longest side a JPEG can have. It bounds the row buffers for a PNG, too. */
  static final int MAX_SIDE_PX = 65_535;

  /** A WebP or GIF is decoded whole, to be saved as another format. */
  static final long MAX_CONVERTED_PIXELS = 32_000_000;

  private PhotoLimits() {}

  /** As {@link #requireDimensions}, for what is decoded whole. */
  static void requireConvertible(long widthPx, long heightPx) throws PhotoRejectedException {
    requireDimensions(widthPx, heightPx);
    if (widthPx * heightPx > MAX_CONVERTED_PIXELS) {
      throw new PhotoRejectedException(
          Reason.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "This picture has %,d × %,d pixels; a WebP or GIF may have 32 megapixels. Save it as"
                  + " JPEG or PNG, then add that.",
              widthPx,
              heightPx));
    }
  }

  static void requireUploadSize(long sizeBytes) throws PhotoRejectedException {
    requireSize(
        sizeBytes,
        "This photo has %.1f MiB; a photo may have 50 MiB. Save it as JPEG or make it smaller, then"
            + " add it again.");
  }

  static void requireClipSize(long sizeBytes) throws PhotoRejectedException {
    requireSize(
        sizeBytes,
        "This clip has %.1f MiB; a clip may have 50 MiB. Cut it shorter or save it in a smaller"
            + " size, then add it again.");
  }

  private static void requireSize(long sizeBytes, String refusal) throws PhotoRejectedException {
    if (sizeBytes > MAX_UPLOAD_BYTES) {
      double mebibytes = Math.ceil(sizeBytes * 10.0 / (1024 * 1024)) / 10;
      throw new PhotoRejectedException(
          Reason.TOO_LARGE, String.format(Locale.ROOT, refusal, mebibytes));
    }
  }

  /** Sides are unsigned 32-bit values from a header. */
  static void requireDimensions(long widthPx, long heightPx) throws PhotoRejectedException {
    if (widthPx <= 0 || heightPx <= 0) {
      throw PhotoRejectedException.damaged();
    }
    boolean tooLong = Math.max(widthPx, heightPx) > MAX_SIDE_PX;
    if (tooLong || widthPx * heightPx > MAX_PIXELS) {
      throw new PhotoRejectedException(
          Reason.TOO_LARGE,
          String.format(
              Locale.ROOT,
              "This photo has %,d × %,d pixels; a photo may have 100 megapixels, and %,d pixels a"
                  + " side. Make it smaller in a photo program, then add it again.",
              widthPx,
              heightPx,
              MAX_SIDE_PX));
    }
  }
}
