package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.demo.SampleExif;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;

class PhotoPreparerTest {
  private final PhotoPreparer preparer = new PhotoPreparer();

  private static void assertIsPlainJpeg(byte[] file, int widthPx, int heightPx) {
    assertThat(UploadFormat.of(file)).isEqualTo(UploadFormat.JPEG);
    Personal.assertNothingIn(file);
    assertThat(Personal.orientation(file)).isEqualTo(1);
    BufferedImage image = JpegParts.decode(file);
    assertThat(image.getWidth()).isEqualTo(widthPx);
    assertThat(image.getHeight()).isEqualTo(heightPx);
  }

  @Test
  void makesThreeSizesOfLargePhoto() throws Exception {
    byte[] upload =
        new SampleExif(1, 47.37, 8.54)
            .insertInto(SamplePhotos.jpeg(Scene.SUNRISE, 4, 3000, 2000, 0.9f));

    PreparedPhoto photo = preparer.prepare(upload, false);

    assertThat(photo.mediaType()).isEqualTo("image/jpeg");
    assertThat(photo.widthPx()).isEqualTo(3000);
    assertThat(photo.heightPx()).isEqualTo(2000);
    assertThat(photo.locationRemoved()).isTrue();
    Personal.assertNothingIn(photo.original());
    assertThat(photo.displayWidthPx()).isEqualTo(2048);
    assertThat(photo.displayHeightPx()).isEqualTo(1365);
    assertIsPlainJpeg(photo.display(), 2048, 1365);
    assertIsPlainJpeg(photo.preview(), 320, 213);
    assertThat(photo.preview()).hasSizeLessThanOrEqualTo(8 * 1024);
  }

  @Test
  void keepsMetadataWhereAsked() throws Exception {
    byte[] upload = new SampleExif(6, 47.37, 8.54).insertInto(SamplePhotos.jpeg(1, 400, 300));
    PreparedPhoto photo = preparer.prepare(upload, true);
    assertThat(photo.original()).isSameAs(upload);
    assertThat(photo.locationRemoved()).isFalse();
    assertThat(photo.widthPx()).isEqualTo(300);
    assertIsPlainJpeg(photo.display(), 300, 400);
    assertIsPlainJpeg(photo.preview(), 240, 320);
  }

  @ParameterizedTest
  @CsvSource({"2048, 1000", "640, 480", "100, 40", "1, 1", "7, 2048"})
  void neverEnlarges(int width, int height) throws Exception {
    PreparedPhoto photo = preparer.prepare(SamplePhotos.jpeg(3, width, height), false);
    assertIsPlainJpeg(photo.display(), width, height);
  }

  @ParameterizedTest
  @CsvSource({"2049, 1000, 2048, 1000", "1000, 2049, 1000, 2048", "9000, 3, 2048, 1"})
  void shrinksToLongSide(int width, int height, int shownWidth, int shownHeight) throws Exception {
    PreparedPhoto photo = preparer.prepare(SamplePhotos.jpeg(3, width, height), false);
    assertIsPlainJpeg(photo.display(), shownWidth, shownHeight);
  }

  /** Red, green, blue and white corners, stored as each orientation would. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void showsEveryOrientationUpright(int orientation) throws Exception {
    boolean swaps = Orientation.ofExif(orientation).swapsSides();
    BufferedImage upright = corners(300, 200);
    BufferedImage stored =
        new BufferedImage(swaps ? 200 : 300, swaps ? 300 : 200, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < stored.getHeight(); y++) {
      for (int x = 0; x < stored.getWidth(); x++) {
        stored.setRGB(
            x, y, upright.getRGB(uprightX(orientation, x, y), uprightY(orientation, x, y)));
      }
    }
    byte[] upload =
        new SampleExif(orientation, 1, 1)
            .insertInto(JpegParts.write(new IIOImage(stored, null, null)));

    PreparedPhoto photo = preparer.prepare(upload, false);

    assertThat(photo.widthPx()).isEqualTo(300);
    assertThat(photo.heightPx()).isEqualTo(200);
    assertThat(Personal.orientation(photo.original())).isEqualTo(orientation);
    assertCorners(JpegParts.decode(photo.display()));
    assertCorners(JpegParts.decode(photo.preview()));
  }

  /** Where row 0 and column 0 of the stored picture are seen, word by word from CIPA DC-008. */
  private static int uprightX(int orientation, int x, int y) {
    return switch (orientation) {
      case 1, 4 -> x;
      case 2, 3 -> 299 - x;
      case 5, 8 -> y;
      default -> 299 - y;
    };
  }

  private static int uprightY(int orientation, int x, int y) {
    return switch (orientation) {
      case 1, 2 -> y;
      case 3, 4 -> 199 - y;
      case 5, 6 -> x;
      default -> 199 - x;
    };
  }

  private static BufferedImage corners(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean left = x < width / 2;
        boolean top = y < height / 2;
        image.setRGB(x, y, top ? (left ? 0xff0000 : 0x00ff00) : (left ? 0x0000ff : 0xffffff));
      }
    }
    return image;
  }

  private static void assertCorners(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Colours.assertNear(image.getRGB(width / 4, height / 4), 0xff0000, 12);
    Colours.assertNear(image.getRGB(width * 3 / 4, height / 4), 0x00ff00, 12);
    Colours.assertNear(image.getRGB(width / 4, height * 3 / 4), 0x0000ff, 12);
    Colours.assertNear(image.getRGB(width * 3 / 4, height * 3 / 4), 0xffffff, 12);
  }

  @Test
  void fitsPreviewOfNoiseIntoItsLimit() throws Exception {
    BufferedImage noise = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(1);
    for (int y = 0; y < 900; y++) {
      for (int x = 0; x < 900; x++) {
        boolean checkered = (x / 3 + y / 3) % 2 == 0;
        noise.setRGB(x, y, random.nextInt() & (checkered ? 0xffffff : 0x3f3f3f));
      }
    }
    PreparedPhoto photo = preparer.prepare(PngParts.png(noise), false);
    assertThat(photo.preview()).hasSizeLessThanOrEqualTo(8 * 1024);
    assertThat(JpegParts.decode(photo.preview()).getWidth()).isBetween(100, 320);
  }

  @Test
  void givesTheSameBytesEveryTime() throws Exception {
    byte[] upload = SamplePhotos.jpeg(9, 500, 400);
    PreparedPhoto first = preparer.prepare(upload, false);
    PreparedPhoto second = preparer.prepare(upload, false);
    assertThat(second.display()).isEqualTo(first.display());
    assertThat(second.preview()).isEqualTo(first.preview());
  }

  @Test
  void usesTheDotAsDecimalSeparatorWhateverTheLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      preparer.prepare(new byte[PhotoLimits.MAX_UPLOAD_BYTES + 1], false);
    } catch (PhotoRejectedException e) {
      assertThat(e).hasMessageContaining("50.1 MiB");
      return;
    } finally {
      Locale.setDefault(before);
    }
    throw new AssertionError("accepted");
  }
}
