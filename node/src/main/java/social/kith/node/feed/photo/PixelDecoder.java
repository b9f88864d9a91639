package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes with the JDK's own readers, whatever others are on the class path, from nothing but the
 * parts of the file that make its pixels. A picture that would not fit into the memory set aside
 * for it is read with only every second (third, …) pixel, of which there are then still far more
 * than the display size needs.
 */
final class PixelDecoder {
  /** 44 megapixels of JPEG, which is more than almost any camera makes. */
  private static final long MAX_DECODED_BYTES = 128L * 1024 * 1024;

  private PixelDecoder() {}

  /** An opaque image of 8 bits a channel whose numbers are still those of the embedded profile. */
  static BufferedImage decode(ScannedPhoto photo) throws IOException, PhotoRejectedException {
    return decode(photo, MAX_DECODED_BYTES);
  }

  /** The same with another limit of memory. */
  static BufferedImage decode(ScannedPhoto photo, long maxDecodedBytes)
      throws IOException, PhotoRejectedException {
    ImageReader reader = JdkCodecs.reader(photo.format());
    AtomicBoolean warned = new AtomicBoolean();
    try (ImageInputStream input = photo.pixels().imageInput()) {
      reader.addIIOReadWarningListener((source, warning) -> warned.set(true));
      reader.setInput(input, true, true);
      BufferedImage image = read(reader, photo, step(photo, maxDecodedBytes));
      if (warned.get() && !photo.whole()) {
        throw PhotoRejectedException.damaged();
      }
      return image;
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(ImageReader reader, ScannedPhoto photo, int step)
      throws IOException {
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(step, step, 0, 0);
    if (photo.format() == UploadFormat.PNG) {
      return Flattening.onWhite(reader.read(0, param));
    }
    return photo.channels() == 4
        ? InkConversion.toRgb(reader.readRaster(0, param), photo.inkCoding(), photo.iccProfile())
        : reader.read(0, param);
  }

  private static int step(ScannedPhoto photo, long maxDecodedBytes) {
    int step = 1;
    while (decodedPixels(photo, step) * photo.decodedBytesPerPixel() > maxDecodedBytes) {
      step++;
    }
    return step;
  }

  private static long decodedPixels(ScannedPhoto photo, int step) {
    int columns = (photo.widthPx() + step - 1) / step;
    int rows = (photo.heightPx() + step - 1) / step;
    return (long) columns * rows;
  }
}
