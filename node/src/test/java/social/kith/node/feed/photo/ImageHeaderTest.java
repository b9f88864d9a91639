package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;

class ImageHeaderTest {
  private static final byte[] JPEG = SamplePhotos.jpeg(5, 96, 64);
  private static final byte[] PNG = PngParts.png(SamplePhotos.draw(Scene.NIGHT, 5, 48, 32));

  private static byte[] checked(byte[] image, String type, int maxSide)
      throws IOException, PhotoRejectedException {
    return ImageHeader.checked(new ByteArrayInputStream(image), type, maxSide).readAllBytes();
  }

  private static void assertRefused(byte[] image, String type, int maxSide) {
    assertThatThrownBy(() -> checked(image, type, maxSide))
        .isInstanceOf(PhotoRejectedException.class);
  }

  @Test
  void givesTheSameBytes() throws Exception {
    assertThat(checked(JPEG, "image/jpeg", 96)).isEqualTo(JPEG);
    assertThat(checked(PNG, "image/png", 48)).isEqualTo(PNG);
  }

  @Test
  void refusesAnotherType() {
    assertRefused(JPEG, "image/png", 96);
    assertRefused(PNG, "image/jpeg", 96);
    assertRefused(JpegParts.latin("<svg/>"), "image/jpeg", 96);
    assertRefused(new byte[0], "image/png", 96);
  }

  @Test
  void refusesALongerSide() {
    assertRefused(JPEG, "image/jpeg", 95);
    assertRefused(PNG, "image/png", 47);
  }

  /** A few hundred bytes that would be gigabytes of pixels. */
  @Test
  void refusesBombs() {
    byte[] jpeg = JPEG.clone();
    Arrays.fill(
        jpeg, JpegParts.frameOffset(jpeg) + 5, JpegParts.frameOffset(jpeg) + 9, (byte) 0xff);
    assertRefused(jpeg, "image/jpeg", 65_535);
    byte[] png = PNG.clone();
    Arrays.fill(png, 18, 20, (byte) 0xff);
    Arrays.fill(png, 22, 24, (byte) 0xff);
    assertRefused(png, "image/png", 65_535);
  }

  @Test
  void looksForTheSizeOnlySoFar() throws Exception {
    byte[] segment = JpegParts.segment(0xe1, new byte[65_000]);
    byte[] long1 = JPEG;
    for (int i = 0; i < 64; i++) {
      long1 = JpegParts.spliced(long1, 2, segment);
    }
    assertThat(checked(long1, "image/jpeg", 96)).hasSize(long1.length);
    assertRefused(JpegParts.spliced(long1, 2, segment), "image/jpeg", 96);
  }

  @Test
  void refusesWhatEndsBeforeTheSize() {
    for (int length = 0; length < JpegParts.frameOffset(JPEG) + 10; length++) {
      assertRefused(Arrays.copyOf(JPEG, length), "image/jpeg", 96);
    }
    for (int length = 0; length < 24; length++) {
      assertRefused(Arrays.copyOf(PNG, length), "image/png", 96);
    }
  }
}
