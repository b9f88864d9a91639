package social.kith.web.api;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.GreyPicture;
import social.kith.node.KithException;
import social.kith.node.demo.SamplePhotos;

class QrReaderTest {
  /** As long as an invite with two addresses. */
  private static final String TEXT = "KITH:" + "AZ27QK".repeat(24);

  private static final BufferedImage CODE = QrPictures.draw(TEXT, 400);

  private static void assertRead(byte[] file) {
    assertThat(QrReader.find(file)).hasValue(TEXT);
  }

  private static void assertRefused(byte[] file, KithException.Kind kind) {
    KithException error = catchThrowableOfType(KithException.class, () -> QrReader.find(file));
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.getMessage()).endsWith(".");
  }

  @ParameterizedTest
  @ValueSource(ints = {120, 200, 640, 1_500, 3_000})
  void readsACodeOfAnySize(int sizePx) {
    assertRead(QrPictures.png(QrPictures.draw(TEXT, sizePx)));
  }

  @Test
  void readsEveryCodeAsTheScreenShowsIt() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      String text =
          random.ints(150, 0, 45).mapToObj("%02d"::formatted).collect(joining("", "K", ""));
      assertThat(QrReader.find(QrPictures.png(QrPictures.draw(text, 240)))).hasValue(text);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 8, 33, 45, 90, 137, 180, 270, 351})
  void readsACodeAtAnyAngle(double degrees) {
    assertRead(QrPictures.jpeg(QrPictures.place(CODE, 900, 700, degrees), 0.8f));
  }

  @ParameterizedTest
  @CsvSource({"20, 0.9", "60, 0.5", "90, 0.3"})
  void readsThroughNoiseAndCompression(int noise, float quality) {
    BufferedImage noisy = QrPictures.noisy(QrPictures.place(CODE, 800, 600, 5), noise, 7);
    assertRead(QrPictures.jpeg(noisy, quality));
  }

  @Test
  void readsALightCodeOnDark() {
    assertRead(QrPictures.png(QrPictures.invert(CODE)));
    assertRead(QrPictures.jpeg(QrPictures.place(QrPictures.invert(CODE), 800, 800, 20), 0.8f));
  }

  @Test
  void readsASmallCodeInALargePhoto() {
    assertRead(QrPictures.jpeg(QrPictures.place(CODE, 4_000, 3_000, 12), 0.9f));
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(QrReader.find(SamplePhotos.jpeg(5, 800, 600))).isEmpty();
    assertThat(QrReader.find(QrPictures.png(QrPictures.blank(500, 300, Color.WHITE)))).isEmpty();
    assertThat(QrReader.find(QrPictures.png(QrPictures.blank(1, 1, Color.BLACK)))).isEmpty();
    BufferedImage cut = CODE.getSubimage(0, 0, 200, 400);
    assertThat(QrReader.find(QrPictures.png(cut))).isEmpty();
    BufferedImage noise = QrPictures.noisy(QrPictures.blank(400, 400, Color.GRAY), 255, 1);
    assertThat(QrReader.find(QrPictures.png(noise))).isEmpty();
  }

  @Test
  void refusesTooManyPixelsByTheHeader() {
    assertRefused(QrPictures.pngHeader(8_000, 5_001), KithException.Kind.TOO_LARGE);
    assertRefused(QrPictures.pngHeader(65_536, 65_536), KithException.Kind.TOO_LARGE);
    // Within the limit, so that it is looked into, and there is nothing.
    assertRefused(QrPictures.pngHeader(8_000, 5_000), KithException.Kind.INVALID);
  }

  @Test
  void readsAPictureOfTheMostPixels() {
    BufferedImage large = new BufferedImage(8_000, 5_000, BufferedImage.TYPE_BYTE_GRAY);
    large.createGraphics().drawImage(QrPictures.draw(TEXT, 3_000), 500, 500, null);
    assertRead(QrPictures.jpeg(large, 0.5f));
  }

  @Test
  void refusesTooManyBytesAndWhatIsNoPicture() {
    byte[] most = Arrays.copyOf(QrPictures.png(CODE), GreyPicture.MAX_FILE_BYTES);
    assertRead(most);
    assertRefused(Arrays.copyOf(most, most.length + 1), KithException.Kind.TOO_LARGE);
    assertRefused(
        "KITH:AAAA".getBytes(java.nio.charset.StandardCharsets.UTF_8), KithException.Kind.INVALID);
    assertRefused(new byte[0], KithException.Kind.INVALID);
    assertRefused(Arrays.copyOf(QrPictures.png(CODE), 300), KithException.Kind.INVALID);
  }
}
