package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import social.kith.node.demo.SampleExif;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;

/** Whatever is changed in a file, it becomes a photo or is refused; nothing else is thrown. */
class HostilePhotoTest {
  private static final int ROUNDS = 400;

  static List<byte[]> files() {
    byte[] jpeg = new SampleExif(7, 1, 2).insertInto(SamplePhotos.jpeg(5, 96, 64));
    byte[] name = JpegParts.latin("ICC_PROFILE\0\u0001\u0001");
    byte[] inks = JpegParts.channels(32, 32, 10, 20, 30, 40);
    byte[] png = PngParts.png(SamplePhotos.draw(Scene.NIGHT, 5, 48, 32));
    return List.of(
        JpegParts.withSegment(jpeg, 0xe2, JpegParts.join(name, IccParts.displayP3())),
        JpegParts.withSegment(inks, 0xe2, JpegParts.join(name, IccParts.greyPrinter())),
        PngParts.withChunk(png, "iCCP", PngParts.iccChunkData(IccParts.displayP3())));
  }

  @ParameterizedTest
  @MethodSource("files")
  void neverThrowsAnythingElse(byte[] file) {
    SplittableRandom random = new SplittableRandom(42);
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = changed(file, random);
      try {
        PreparedPhoto photo = new PhotoPreparer().prepare(changed, false);
        assertThat(photo.preview().length).isLessThanOrEqualTo(8 * 1024);
        accepted++;
      } catch (PhotoRejectedException e) {
        assertThat(e.getMessage()).endsWith(".");
      }
    }
    assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS - 1);
  }

  /** Most changes go where the structure is: the first 700 bytes. The claimed size stays. */
  private static byte[] changed(byte[] file, SplittableRandom random) {
    byte[] changed = file.clone();
    int changes = random.nextInt(1, 6);
    for (int i = 0; i < changes; i++) {
      int reach = random.nextInt(4) > 0 ? Math.min(700, file.length) : file.length;
      int at = random.nextInt(2, reach);
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : changed[at] ^ 1);
    }
    int size = UploadFormat.of(file) == UploadFormat.PNG ? 16 : JpegParts.frameOffset(file) + 5;
    System.arraycopy(file, size, changed, size, 8);
    PngParts.correctChecksums(changed);
    return changed;
  }
}
