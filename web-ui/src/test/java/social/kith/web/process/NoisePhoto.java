package social.kith.web.process;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that cannot be compressed. */
final class NoisePhoto {
  private NoisePhoto() {}

  /** A PNG of three bytes for each pixel. */
  static byte[] png(int seed, int sidePx) throws IOException {
    BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = new byte[sidePx * sidePx * 3];
    new Random(seed).nextBytes(pixels);
    image.getRaster().setDataElements(0, 0, sidePx, sidePx, pixels);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
