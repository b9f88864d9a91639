package social.kith.web.api;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** QR codes as the page draws them, in pictures as people take them. */
public final class QrPictures {
  private QrPictures() {}

  /** The code of a text on a white square of this size, from the drawing that the page shows. */
  public static BufferedImage draw(String text, int sizePx) {
    String[] lines = QrCode.of(text).terminal(false).split("\n", -1);
    int modules = lines[0].length();
    int scale = Math.max(1, sizePx / modules);
    int margin = (sizePx - scale * modules) / 2;
    BufferedImage image = blank(sizePx, sizePx, Color.WHITE);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLACK);
    for (int y = 0; y < modules; y++) {
      for (int x = 0; x < modules; x++) {
        char block = lines[y / 2].charAt(x);
        if (block == ' ' || block == (y % 2 == 0 ? '▄' : '▀')) {
          graphics.fillRect(margin + x * scale, margin + y * scale, scale, scale);
        }
      }
    }
    graphics.dispose();
    return image;
  }

  /** A picture of one colour. */
  public static BufferedImage blank(int widthPx, int heightPx, Color colour) {
    BufferedImage image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, widthPx, heightPx);
    graphics.dispose();
    return image;
  }

  /** The code turned and in the middle of a larger grey picture. */
  public static BufferedImage place(BufferedImage code, int widthPx, int heightPx, double degrees) {
    BufferedImage image = blank(widthPx, heightPx, Color.LIGHT_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.rotate(Math.toRadians(degrees), widthPx / 2.0, heightPx / 2.0);
    graphics.drawImage(
        code, (widthPx - code.getWidth()) / 2, (heightPx - code.getHeight()) / 2, null);
    graphics.dispose();
    return image;
  }

  /** The same with every colour turned round. */
  public static BufferedImage invert(BufferedImage image) {
    return map(image, rgb -> ~rgb & 0xFFFFFF);
  }

  /** The same with noise of this strength, 0 to 255. */
  public static BufferedImage noisy(BufferedImage image, int strength, long seed) {
    Random random = new Random(seed);
    return map(
        image,
        rgb -> {
          int noise = random.nextInt(2 * strength + 1) - strength;
          int grey = Math.max(0, Math.min(255, (rgb & 0xFF) + noise));
          return grey << 16 | grey << 8 | grey;
        });
  }

  private static BufferedImage map(
      BufferedImage image, java.util.function.IntUnaryOperator colour) {
    BufferedImage mapped =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        mapped.setRGB(x, y, colour.applyAsInt(image.getRGB(x, y)));
      }
    }
    return mapped;
  }

  /** The file of a picture. */
  public static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The file of a picture, of this quality, 0 to 1. */
  public static byte[] jpeg(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A PNG whose header claims this size and that has nothing else. */
  public static byte[] pngHeader(int widthPx, int heightPx) {
    byte[] header = {
      'I', 'H', 'D', 'R', 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0,
    };
    java.nio.ByteBuffer.wrap(header).putInt(4, widthPx).putInt(8, heightPx);
    java.util.zip.CRC32 check = new java.util.zip.CRC32();
    check.update(header);
    return java.nio.ByteBuffer.allocate(8 + 4 + header.length + 4 + 12)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(header)
        .putInt((int) check.getValue())
        .putInt(0)
        .put(new byte[] {'I', 'E', 'N', 'D'})
        .putInt(0xAE426082)
        .array();
  }
}
