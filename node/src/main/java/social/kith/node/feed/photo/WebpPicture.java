package social.kith.node.feed.photo;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Decodes the first picture of a WebP. */
final class WebpPicture {
  private static final WebPImageReaderSpi READER = new WebPImageReaderSpi();

  private WebpPicture() {}

  /**
   * As seen upright, in sRGB, as large as the whole WebP.
   *
   * @throws IOException if it is damaged
   */
  static BufferedImage read(ScannedWebp webp) throws IOException {
    ImageReader reader = READER.createReaderInstance();
    try (ImageInputStream input = webp.still().imageInput()) {
      reader.setInput(input, true, true);
      BufferedImage stored =
          Canvas.place(
              reader.read(0), webp.leftPx(), webp.topPx(), webp.widthPx(), webp.heightPx());
      BufferedImage srgb =
          webp.iccProfile()
              .map(profile -> ColourConversion.toSrgbWithAlpha(stored, profile))
              .orElse(stored);
      return webp.facts().orientation().upright(srgb);
    } finally {
      reader.dispose();
    }
  }
}
