package social.kith.node.feed.photo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;

/** Makes a photo of 100 megapixels and 50 MiB, prepares it, and says what came out. */
final class LargePhotoProbe {
  private static final int SIDE_PX = 10_000;

  private LargePhotoProbe() {}

  public static void main(String[] args) throws Exception {
    byte[] photo = args[0].equals("png") ? png() : jpeg();
    byte[] upload = Arrays.copyOf(photo, PhotoLimits.MAX_UPLOAD_BYTES);
    PreparedPhoto prepared = new PhotoPreparer().prepare(upload, false);
    System.out.printf(
        "%d x %d, shown %d x %d%n",
        prepared.widthPx(),
        prepared.heightPx(),
        prepared.displayWidthPx(),
        prepared.displayHeightPx());
  }

  private static byte[] jpeg() {
    var image = new BufferedImage(SIDE_PX, SIDE_PX, BufferedImage.TYPE_3BYTE_BGR);
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i >>> 15);
    }
    return JpegParts.write(new IIOImage(image, null, null));
  }

  /** 16 bits RGB with alpha, the most memory a PNG's pixel can take; stripes, unfiltered. */
  private static byte[] png() throws IOException {
    byte[] header = PngParts.header(SIDE_PX, SIDE_PX);
    byte[] data = Arrays.copyOfRange(header, 16, 29);
    data[8] = 16;
    data[9] = 6;
    var pixels = new ByteArrayOutputStream();
    byte[] row = new byte[1 + 8 * SIDE_PX];
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (var deflater = new DeflaterOutputStream(pixels, fast)) {
      for (int y = 0; y < SIDE_PX; y++) {
        Arrays.fill(row, 1, row.length, (byte) (y / 100));
        deflater.write(row);
      }
    }
    fast.end();
    return JpegParts.join(
        Arrays.copyOf(header, 8),
        PngParts.chunk("IHDR", data),
        PngParts.chunk("IDAT", pixels.toByteArray()),
        PngParts.chunk("IEND", new byte[0]));
  }
}
