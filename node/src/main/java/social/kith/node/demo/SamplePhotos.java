package social.kith.node.demo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws pictures that look like somebody's photos, for the demonstration and for trying large
 * files. The same scene, seed and size give the same picture. Needs no screen; any thread.
 */
public final class SamplePhotos {
  /** What is to be seen. */
  public enum Scene {
    /** The sun coming up behind rows of hills. */
    SUNRISE,
    /** Sailing boats on a lake before mountains. */
    LAKE,
    /** Stars, a moon, and the edge of a wood. */
    NIGHT,
    /** Fruit and a vase on a table. */
    STILL_LIFE
  }

  /** Draws one scene on a canvas whose height is 1 and whose width is its aspect ratio. */
  interface Painter {
    void paint(Canvas canvas, SplittableRandom random);
  }

  private SamplePhotos() {}

  /**
   * A picture with the slight grain of a camera's sensor.
   *
   * @return a new image of TYPE_3BYTE_BGR
   */
  public static BufferedImage draw(Scene scene, long seed, int widthPx, int heightPx) {
    var image = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    Canvas canvas = new Canvas(image);
    painter(scene).paint(canvas, new SplittableRandom(seed));
    canvas.close();
    Grain.add(image, seed);
    return image;
  }

  private static Painter painter(Scene scene) {
    return switch (scene) {
      case SUNRISE -> new SunriseScene();
      case LAKE -> new LakeScene();
      case NIGHT -> new NightScene();
      case STILL_LIFE -> new StillLifeScene();
    };
  }

  /**
   * The picture as a JPEG. At 6000 × 4000 pixels, quality 0.9 gives about 5 MB, 0.95 about 8 MB and
   * 0.97 about 10 MB.
   *
   * @param quality above 0, up to 1
   */
  public static byte[] jpeg(Scene scene, long seed, int widthPx, int heightPx, float quality) {
    return encode(draw(scene, seed, widthPx, heightPx), quality);
  }

  /** A JPEG of good quality with a scene that the seed chooses. */
  public static byte[] jpeg(long seed, int widthPx, int heightPx) {
    Scene[] scenes = Scene.values();
    return jpeg(scenes[Math.floorMod(seed, scenes.length)], seed, widthPx, heightPx, 0.85f);
  }

  private static byte[] encode(BufferedImage image, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture could not be written to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
