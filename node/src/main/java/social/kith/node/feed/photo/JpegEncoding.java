package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEGs that hold a picture and nothing else. */
final class JpegEncoding {
  static final int MAX_PREVIEW_BYTES = 8 * 1024;
  static final int PREVIEW_SIDE_PX = 320;

  private static final float FIRST_PREVIEW_QUALITY = 0.75f;
  private static final float LAST_PREVIEW_QUALITY = 0.2f;
  private static final float QUALITY_FACTOR = 0.75f;

  private JpegEncoding() {}

  static byte[] encode(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = JdkCodecs.jpegWriter();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      if (param instanceof JPEGImageWriteParam jpeg) {
        jpeg.setOptimizeHuffmanTables(true);
      }
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] preview(BufferedImage display) throws IOException {
    return within(display, PREVIEW_SIDE_PX, MAX_PREVIEW_BYTES);
  }

  /** The best quality that fits; where even the lowest does not (noise), a smaller picture. */
  static byte[] within(BufferedImage image, int sidePx, int maxBytes) throws IOException {
    int side = sidePx;
    while (true) {
      BufferedImage small = Scaling.fit(image, image.getWidth(), image.getHeight(), side);
      float quality = FIRST_PREVIEW_QUALITY;
      while (quality > LAST_PREVIEW_QUALITY) {
        byte[] encoded = encode(small, quality);
        if (encoded.length <= maxBytes) {
          return encoded;
        }
        quality *= QUALITY_FACTOR;
      }
      side = side * 3 / 4;
    }
  }
}
