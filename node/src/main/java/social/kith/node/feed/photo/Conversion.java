package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * A WebP or GIF as a JPEG or PNG, which every version of Kith shows: upright, in sRGB, without
 * metadata. What was made as a JPEG is becomes one, all else a PNG of the same pixels. Of an
 * animation it is the first picture.
 *
 * @param file JPEG or PNG
 * @param location whether there was a location, which is not in it any more
 * @param animated whether there were more pictures
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Conversion(byte[] file, boolean location, boolean animated) {
  private static final float QUALITY = 0.95f;

  /** Of a WebP. */
  static Conversion ofWebp(byte[] upload) throws IOException, PhotoRejectedException {
    ScannedWebp webp = WebpScanner.scan(upload);
    BufferedImage image = WebpPicture.read(webp);
    byte[] file =
        webp.lossy()
            ? JpegEncoding.encode(Flattening.onWhite(image), QUALITY)
            : PngEncoding.encode(image);
    return new Conversion(file, webp.facts().location(), webp.animated());
  }

  /** Of a GIF. */
  static Conversion ofGif(byte[] upload) throws IOException, PhotoRejectedException {
    GifPicture gif = GifPicture.read(upload);
    boolean location = Bytes.contains(upload, 0, upload.length, ExifFacts.XMP_LOCATION);
    return new Conversion(PngEncoding.encode(gif.image()), location, gif.animated());
  }
}
