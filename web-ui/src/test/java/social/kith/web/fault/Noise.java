package social.kith.web.fault;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that cannot be compressed: as many bytes on the link as one wishes. */
final class Noise {
  private Noise() {}

  /** A PNG of about three bytes for each pixel. */
  static byte[] png(Random random, int sidePx) throws IOException {
    BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = new byte[sidePx * sidePx * 3];
    random.nextBytes(pixels);
    image.getRaster().setDataElements(0, 0, sidePx, sidePx, pixels);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** SHA-256 in hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
