package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

class PhotoLimitsTest {
  private final PhotoPreparer preparer = new PhotoPreparer();

  private static void assertRejected(Reason reason, String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PhotoRejectedException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message);
  }

  @Test
  void acceptsFiftyMebibytesAndNotOneByteMore() throws Exception {
    byte[] photo = SamplePhotos.jpeg(1, 64, 48);
    byte[] largest = Arrays.copyOf(photo, PhotoLimits.MAX_UPLOAD_BYTES);
    assertThat(preparer.prepare(largest, false).original().length).isLessThan(photo.length + 1);
    byte[] tooLarge = Arrays.copyOf(photo, PhotoLimits.MAX_UPLOAD_BYTES + 1);
    assertRejected(
        Reason.TOO_LARGE,
        "has 50.1 MiB; a photo may have 50 MiB",
        () -> preparer.prepare(tooLarge, false));
  }

  @ParameterizedTest
  @CsvSource({"10000, 10000", "65535, 1525", "1525, 65535", "1, 1", "1, 65535"})
  void acceptsUpToAHundredMegapixels(long width, long height) {
    assertThatCode(() -> PhotoLimits.requireDimensions(width, height)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "10000, 10001",
    "10001, 10000",
    "65535, 1526",
    "65536, 1",
    "1, 65536",
    "60000, 60000",
    "5882353, 17",
    "4294967295, 4294967295"
  })
  void refusesAboveAHundredMegapixelsOrTooLongASide(long width, long height) {
    assertRejected(
        Reason.TOO_LARGE, "100 megapixels", () -> PhotoLimits.requireDimensions(width, height));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "100, 0"})
  void refusesNoPixels(long width, long height) {
    assertRejected(Reason.DAMAGED, "damaged", () -> PhotoLimits.requireDimensions(width, height));
  }

  @Test
  void tellsTheSizeOfJpegFromItsHeader() {
    byte[] small = SamplePhotos.jpeg(1, 64, 48);
    assertRejected(
        Reason.TOO_LARGE,
        "60,000 × 60,000 pixels",
        () -> preparer.prepare(JpegParts.claiming(small, 60_000, 60_000), false));
    assertRejected(
        Reason.TOO_LARGE,
        "10,000 × 10,001 pixels",
        () -> preparer.prepare(JpegParts.claiming(small, 10_000, 10_001), false));
  }

  @Test
  void tellsTheSizeOfPngFromItsHeader() {
    assertRejected(
        Reason.TOO_LARGE,
        "60,000 × 60,000 pixels",
        () -> preparer.prepare(PngParts.header(60_000, 60_000), false));
    assertRejected(
        Reason.TOO_LARGE, "pixels", () -> preparer.prepare(PngParts.header(-1, -1), false));
  }

  @Test
  void refusesSmallFileThatClaimsAHundredMegapixels() {
    byte[] small = SamplePhotos.jpeg(1, 64, 48);
    byte[] cut = Arrays.copyOf(JpegParts.claiming(small, 10_000, 10_000), small.length - 2);
    assertRejected(Reason.DAMAGED, "damaged", () -> preparer.prepare(cut, false));
    byte[] png =
        JpegParts.join(
            PngParts.header(10_000, 10_000),
            PngParts.chunk("IDAT", new byte[] {1, 2, 3}),
            PngParts.chunk("IEND", new byte[0]));
    assertRejected(Reason.DAMAGED, "damaged", () -> preparer.prepare(png, false));
  }
}
