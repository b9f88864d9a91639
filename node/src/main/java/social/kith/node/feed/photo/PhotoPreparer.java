package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import social.kith.node.feed.clip.ClipRejectedException;
import social.kith.node.feed.clip.ClipScanner;
import social.kith.node.feed.clip.ScannedClip;

/**
 * Makes what is shared from what was uploaded (docs/protocol.md, Photos). It has no state and works
 * on any thread. It keeps the CPU busy for up to a second and a 24-megapixel photo, so it belongs
 * on the small pool, never on the event loop.
 */
public final class PhotoPreparer {
  private static final int DISPLAY_SIDE_PX = 2_048;
  private static final int PORTRAIT_SIDE_PX = 384;
  private static final float DISPLAY_QUALITY = 0.82f;

  /**
   * Checks a JPEG or PNG, removes its metadata without touching its pixels, and makes the display
   * size and the preview. A WebP or GIF becomes a JPEG or PNG first, see {@link Conversion}.
   *
   * @param upload the whole file, borrowed; with {@code keepMetadata} it is the result's original
   * @param keepMetadata whether the original is shared exactly as it was uploaded; a WebP or GIF
   *     never is
   * @throws PhotoRejectedException if it is of another format, damaged, or above a limit (50 MiB,
   *     100 megapixels, 65,535 pixels a side; told from the header, before decoding)
   */
  public PreparedPhoto prepare(byte[] upload, boolean keepMetadata) throws PhotoRejectedException {
    PhotoLimits.requireUploadSize(upload.length);
    return guarded(() -> photo(upload, keepMetadata));
  }

  /**
   * Checks an MP4 or WebM, removes its metadata without touching picture and sound, and makes the
   * display size and the preview of its poster.
   *
   * @param upload the whole file, borrowed; with {@code keepMetadata} it is the result's original
   * @param poster a JPEG or PNG, borrowed; without it one is drawn
   * @param keepMetadata whether the original is shared exactly as it was uploaded
   * @throws PhotoRejectedException if one of them is of another format, damaged, or above a limit
   */
  public PreparedPhoto prepareClip(byte[] upload, Optional<byte[]> poster, boolean keepMetadata)
      throws PhotoRejectedException {
    PhotoLimits.requireClipSize(upload.length);
    return guarded(() -> clip(upload, poster, keepMetadata));
  }

  /** Whether an upload is to be prepared as a clip, told from its first bytes. */
  public static boolean isClip(byte[] upload) {
    return UploadFormat.of(upload).isClip();
  }

  private interface Preparing {
    PreparedPhoto run() throws IOException, PhotoRejectedException;
  }

  private static PreparedPhoto guarded(Preparing preparing) throws PhotoRejectedException {
    try {
      return preparing.run();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw PhotoRejectedException.damaged(e);
    } catch (OutOfMemoryError e) {
      throw PhotoRejectedException.outOfMemory(e);
    }
  }

  private static PreparedPhoto photo(byte[] upload, boolean keepMetadata)
      throws IOException, PhotoRejectedException {
    Optional<Conversion> converted = convert(upload);
    ScannedPhoto photo = scan(converted.map(Conversion::file).orElse(upload));
    boolean asItIs = keepMetadata && converted.isEmpty();
    BufferedImage display = display(photo);
    return new PreparedPhoto(
        asItIs ? upload : photo.shared().toByteArray(),
        photo.mediaType(),
        photo.uprightWidthPx(),
        photo.uprightHeightPx(),
        OptionalLong.empty(),
        JpegEncoding.encode(display, DISPLAY_QUALITY),
        display.getWidth(),
        display.getHeight(),
        JpegEncoding.preview(display),
        converted.map(Conversion::location).orElse(photo.facts().location() && !keepMetadata),
        converted.map(Conversion::animated).orElse(false));
  }

  private static PreparedPhoto clip(byte[] upload, Optional<byte[]> poster, boolean keepMetadata)
      throws IOException, PhotoRejectedException {
    ScannedClip clip = scanClip(upload, keepMetadata);
    BufferedImage display =
        poster.isPresent()
            ? display(scan(poster.get()))
            : DrawnPoster.of(clip.widthPx(), clip.heightPx());
    return new PreparedPhoto(
        clip.file(),
        clip.mediaType(),
        clip.widthPx(),
        clip.heightPx(),
        OptionalLong.of(clip.lengthMs()),
        JpegEncoding.encode(display, DISPLAY_QUALITY),
        display.getWidth(),
        display.getHeight(),
        JpegEncoding.preview(display),
        clip.locationRemoved(),
        false);
  }

  private static ScannedClip scanClip(byte[] upload, boolean keepMetadata)
      throws PhotoRejectedException {
    try {
      return UploadFormat.of(upload) == UploadFormat.MP4
          ? ClipScanner.mp4(upload, keepMetadata)
          : ClipScanner.webm(upload, keepMetadata);
    } catch (ClipRejectedException e) {
      throw PhotoRejectedException.clip(e);
    }
  }

  private static Optional<Conversion> convert(byte[] upload)
      throws IOException, PhotoRejectedException {
    Optional<Conversion> converted =
        switch (UploadFormat.of(upload)) {
          case WEBP -> Optional.of(Conversion.ofWebp(upload));
          case GIF -> Optional.of(Conversion.ofGif(upload));
          default -> Optional.empty();
        };
    if (converted.isPresent()) {
      PhotoLimits.requireUploadSize(converted.get().file().length);
    }
    return converted;
  }

  /**
   * Makes the picture of a person: the middle of a photo, square, sRGB, without metadata.
   *
   * @param jpeg a whole file, borrowed
   * @param maxBytes what it may have
   * @throws PhotoRejectedException as {@link #prepare}
   */
  public static byte[] portrait(byte[] jpeg, int maxBytes) throws PhotoRejectedException {
    try {
      BufferedImage image = display(scan(jpeg));
      int side = Math.min(image.getWidth(), image.getHeight());
      BufferedImage middle =
          image.getSubimage(
              (image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
      return JpegEncoding.within(middle, PORTRAIT_SIDE_PX, maxBytes);
    } catch (IOException | RuntimeException e) {
      throw PhotoRejectedException.damaged(e);
    }
  }

  /** Reads the structure of a JPEG or PNG, and no pixel. */
  static ScannedPhoto scan(byte[] upload) throws PhotoRejectedException {
    UploadFormat format = UploadFormat.of(upload);
    return switch (format) {
      case JPEG -> JpegScanner.scan(upload);
      case PNG -> PngScanner.scan(upload);
      default -> throw format.rejected();
    };
  }

  private static BufferedImage display(ScannedPhoto photo)
      throws IOException, PhotoRejectedException {
    BufferedImage decoded = PixelDecoder.decode(photo);
    BufferedImage scaled = Scaling.fit(decoded, photo.widthPx(), photo.heightPx(), DISPLAY_SIDE_PX);
    boolean inks = photo.format() == UploadFormat.JPEG && photo.channels() == 4;
    Optional<byte[]> profile = inks ? Optional.empty() : photo.iccProfile();
    BufferedImage srgb =
        profile.map(bytes -> ColourConversion.toSrgb(scaled, bytes)).orElse(scaled);
    return photo.facts().orientation().upright(srgb);
  }
}
