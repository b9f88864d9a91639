package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Puts JPEGs together, and takes them apart, without the code under test. */
final class JpegParts {
  private JpegParts() {}

  static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] latin(String text) {
    return text.getBytes(ISO_8859_1);
  }

  static byte[] segment(int marker, byte[] data) {
    int length = data.length + 2;
    byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
    return join(head, data);
  }

  /** The segment becomes the first. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
    return spliced(jpeg, 2, segment(marker, data));
  }

  static byte[] spliced(byte[] file, int offset, byte[] inserted) {
    return join(
        Arrays.copyOf(file, offset), inserted, Arrays.copyOfRange(file, offset, file.length));
  }

  /** Without the JFIF segment that the JDK's writer begins with. */
  static byte[] withoutJfif(byte[] jpeg) {
    return join(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 20, jpeg.length));
  }

  /** Offset of the first 0xff of the frame header, baseline or progressive. */
  static int frameOffset(byte[] jpeg) {
    for (int offset = 2; ; offset += 2 + Bytes.uint16(jpeg, offset + 2)) {
      int marker = Bytes.uint8(jpeg, offset + 1);
      if (marker == 0xc0 || marker == 0xc2) {
        return offset;
      }
    }
  }

  /** The file claims another size; its data stay. */
  static byte[] claiming(byte[] jpeg, int widthPx, int heightPx) {
    byte[] changed = jpeg.clone();
    int frame = frameOffset(jpeg);
    changed[frame + 5] = (byte) (heightPx >> 8);
    changed[frame + 6] = (byte) heightPx;
    changed[frame + 7] = (byte) (widthPx >> 8);
    changed[frame + 8] = (byte) widthPx;
    return changed;
  }

  /** A JPEG whose pixels are all alike, one value a channel, that does not say how to read them. */
  static byte[] channels(int widthPx, int heightPx, int... values) {
    WritableRaster raster =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, widthPx, heightPx, values.length, null);
    for (int y = 0; y < heightPx; y++) {
      for (int x = 0; x < widthPx; x++) {
        raster.setPixel(x, y, values);
      }
    }
    return write(new IIOImage(raster, List.of(), null));
  }

  static byte[] write(IIOImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriter writer = JdkCodecs.jpegWriter();
      writer.setOutput(output);
      writer.write(null, image, null);
      writer.dispose();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Decodes with the JDK's reader, as any viewer would the whole file. */
  static BufferedImage decode(byte[] file) {
    try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = JdkCodecs.reader(UploadFormat.of(file));
      reader.setInput(input);
      BufferedImage image = reader.read(0);
      reader.dispose();
      return image;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }
}
