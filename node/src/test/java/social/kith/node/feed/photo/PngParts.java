package social.kith.node.feed.photo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Puts PNGs together, and takes them apart, without the code under test. */
final class PngParts {
  static final int AFTER_HEADER = 33;

  private PngParts() {}

  static byte[] png(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] chunk(String type, byte[] data) {
    byte[] typeAndData = JpegParts.join(JpegParts.latin(type), data);
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(typeAndData)
        .putInt((int) crc.getValue())
        .array();
  }

  /** A header for this size, 8 bits RGB, with its signature. */
  static byte[] header(int widthPx, int heightPx) {
    byte[] data =
        ByteBuffer.allocate(13)
            .putInt(widthPx)
            .putInt(heightPx)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return JpegParts.join(JpegParts.latin("\u0089PNG\r\n\u001a\n"), chunk("IHDR", data));
  }

  static byte[] withChunk(byte[] png, String type, byte[] data) {
    return JpegParts.spliced(png, AFTER_HEADER, chunk(type, data));
  }

  /** So that what was changed is not refused before it is looked at; no PNG, no change. */
  static void correctChecksums(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    if (UploadFormat.of(file) != UploadFormat.PNG) {
      return;
    }
    int chunk = 8;
    while (chunk + 12 <= file.length) {
      long end = chunk + 12L + Integer.toUnsignedLong(bytes.getInt(chunk));
      if (end > file.length) {
        return;
      }
      CRC32 crc = new CRC32();
      crc.update(file, chunk + 4, (int) end - chunk - 8);
      bytes.putInt((int) end - 4, (int) crc.getValue());
      chunk = (int) end;
    }
  }

  static byte[] iccChunkData(byte[] profile) {
    Deflater deflater = new Deflater();
    deflater.setInput(profile);
    deflater.finish();
    byte[] buffer = new byte[profile.length + 64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return JpegParts.join(JpegParts.latin("icc\0\0"), Arrays.copyOf(buffer, length));
  }

  static List<String> chunkTypes(byte[] png) {
    List<String> types = new ArrayList<>();
    ByteBuffer file = ByteBuffer.wrap(png);
    for (int chunk = 8; chunk < png.length; chunk += 12 + file.getInt(chunk)) {
      byte[] type = {png[chunk + 4], png[chunk + 5], png[chunk + 6], png[chunk + 7]};
      types.add(new String(type, US_ASCII));
    }
    return types;
  }
}
