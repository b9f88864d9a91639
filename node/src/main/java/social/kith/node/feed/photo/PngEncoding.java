package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNGs that hold a picture and nothing else. */
final class PngEncoding {
  private PngEncoding() {}

  static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = JdkCodecs.pngWriter();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(image);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
