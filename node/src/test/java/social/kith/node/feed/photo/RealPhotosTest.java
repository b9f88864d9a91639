package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Photos of real cameras, which are not part of the project: beside its folder, or not at all. */
class RealPhotosTest {
  private static final Path FOLDER = Path.of("../../shared/photos");

  private final PhotoPreparer preparer = new PhotoPreparer();

  @BeforeAll
  static void onlyWhereTheyAre() {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no folder with real photos");
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Landscape_3.jpg, Landscape_1.jpg, 3",
    "Landscape_6.jpg, Landscape_1.jpg, 6",
    "Landscape_8.jpg, Landscape_1.jpg, 8",
    "Portrait_5.jpg, Portrait_6.jpg, 5",
    "Portrait_6.jpg, Portrait_5.jpg, 6"
  })
  void comesOutUpright(String name, String same, int orientation) throws Exception {
    PreparedPhoto photo = preparer.prepare(file(name), false);
    PreparedPhoto reference = preparer.prepare(file(same), false);

    assertThat(photo.widthPx()).isEqualTo(name.startsWith("Landscape") ? 1800 : 1200);
    assertThat(photo.heightPx()).isEqualTo(name.startsWith("Landscape") ? 1200 : 1800);
    assertThat(Personal.orientation(photo.original())).isEqualTo(orientation);
    assertLookAlike(photo.display(), reference.display());
    assertLookAlike(photo.preview(), reference.preview());
  }

  /** Six by four regions; the middle ones have the photo's number on them, and are left out. */
  private static void assertLookAlike(byte[] first, byte[] second) {
    BufferedImage image = JpegParts.decode(first);
    BufferedImage other = JpegParts.decode(second);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 6; column++) {
        boolean numbered = (row == 1 || row == 2) && (column == 2 || column == 3);
        if (!numbered) {
          int expected = Colours.mean(other, 6, 4, column, row) & 0xffffff;
          Colours.assertNear(Colours.mean(image, 6, 4, column, row), expected, 8);
        }
      }
    }
  }

  /** The picture is dark rock on the right, sky at the top, and says so of itself. */
  @Test
  void knowsWhichWayTheFirstOneIs() throws Exception {
    BufferedImage image =
        JpegParts.decode(preparer.prepare(file("Landscape_1.jpg"), false).display());
    int sky = Colours.mean(image, 6, 4, 2, 0) & 255;
    int ground = Colours.mean(image, 6, 4, 2, 2) & 255;
    assertThat(sky).isGreaterThan(ground + 60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DSCN0010.jpg", "DSCN0012.jpg", "iphone_hdr_YES.jpg"})
  void losesItsPlace(String name) throws Exception {
    byte[] upload = file(name);
    assertThat(Personal.read(upload).getFirstDirectoryOfType(GpsDirectory.class)).isNotNull();
    PreparedPhoto photo = preparer.prepare(upload, false);
    assertThat(photo.locationRemoved()).isTrue();
    Personal.assertNothingIn(photo.original());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canon_hdr_YES.jpg",
        "DSCN0010.jpg",
        "HMD_Nokia_8.3_5G.jpg",
        "iphone_hdr_YES.jpg",
        "jolla.jpg",
        "Landscape_6.jpg",
        "Portrait_5.jpg"
      })
  void losesNoPixelAndAllMetadata(String name) throws Exception {
    byte[] upload = file(name);
    PreparedPhoto photo = preparer.prepare(upload, false);
    Personal.assertNothingIn(photo.original());
    Personal.assertNothingIn(photo.display());
    Personal.assertNothingIn(photo.preview());
    assertThat(photo.preview()).hasSizeLessThanOrEqualTo(8 * 1024);
    assertThat(JpegParts.pixels(JpegParts.decode(photo.original())))
        .isEqualTo(JpegParts.pixels(JpegParts.decode(upload)));
    assertThat(preparer.prepare(upload, true).original()).isEqualTo(upload);
  }

  @Test
  void refusesHeicByName() throws Exception {
    byte[] upload = file("iphone_13_pro_max.HEIC");
    assertThatThrownBy(() -> preparer.prepare(upload, false))
        .isInstanceOf(PhotoRejectedException.class)
        .hasMessageContaining("HEIC")
        .hasMessageContaining("Most Compatible");
  }

  @ParameterizedTest
  @ValueSource(strings = {"corrupted.jpg", "87_OSError.jpg"})
  void showsWhatIsLeftOfDamagedOnes(String name) throws Exception {
    PreparedPhoto photo = preparer.prepare(file(name), false);
    Personal.assertNothingIn(photo.original());
    BufferedImage display = JpegParts.decode(photo.display());
    assertThat(display.getWidth()).isEqualTo(photo.displayWidthPx());
    int top = Colours.mean(display, 1, 4, 0, 0);
    int bottom = Colours.mean(display, 1, 4, 0, 3);
    assertThat(bottom & 0xffffff).as("not just grey").isNotEqualTo(0x808080);
    assertThat(top).isNotEqualTo(bottom);
  }
}
