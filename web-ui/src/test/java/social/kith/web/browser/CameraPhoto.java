package social.kith.web.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import social.kith.node.demo.SampleExif;
import social.kith.node.demo.SamplePhotos;

/**
 * A photo as a phone keeps it that was held upright: the pixels lie on their side, EXIF orientation
 * 6 says so, and the place is in it.
 *
 * @param upright what a person should see
 */
record CameraPhoto(Path file, BufferedImage upright) {
  private static final SampleExif EXIF = new SampleExif(6, 46.6863, 7.8632);
  private static final float QUALITY = 0.95f;

  static CameraPhoto take(Path file, SamplePhotos.Scene scene, int widthPx, int heightPx)
      throws IOException {
    BufferedImage upright = SamplePhotos.draw(scene, 3, widthPx, heightPx);
    Files.write(file, EXIF.insertInto(encode(onItsSide(upright))));
    return new CameraPhoto(file, upright);
  }

  /** Turned to the left, so that turning to the right as orientation 6 asks makes it upright. */
  private static BufferedImage onItsSide(BufferedImage upright) {
    int width = upright.getWidth();
    int height = upright.getHeight();
    BufferedImage turned = new BufferedImage(height, width, upright.getType());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        turned.setRGB(y, width - 1 - x, upright.getRGB(x, y));
      }
    }
    return turned;
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Mean brightness, 0 to 255, of the quarters: top left, top right, bottom left, bottom right. */
  double[] quarters() {
    double[] sums = new double[4];
    int width = upright.getWidth();
    int height = upright.getHeight();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = upright.getRGB(x, y);
        int quarter = (y < height / 2 ? 0 : 2) + (x < width / 2 ? 0 : 1);
        sums[quarter] += ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3.0;
      }
    }
    for (int i = 0; i < 4; i++) {
      sums[i] /= width * (double) height / 4;
    }
    return sums;
  }
}
