package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  /** The stored rows of a picture that reads abc/def upright (CIPA DC-008, 4.6.5, figure 8). */
  @ParameterizedTest
  @CsvSource({
    "1, abc/def", "2, cba/fed", "3, fed/cba", "4, def/abc",
    "5, ad/be/cf", "6, cf/be/ad", "7, fc/eb/da", "8, da/eb/fc"
  })
  void turnsUpright(int exifValue, String stored) {
    Orientation orientation = Orientation.ofExif(exifValue);
    assertThat(orientation.exifValue()).isEqualTo(exifValue);
    assertThat(letters(orientation.upright(image(stored)))).isEqualTo("abc/def");
  }

  @Test
  void takesUndefinedValuesForNormal() {
    assertThat(Orientation.ofExif(0)).isEqualTo(Orientation.NORMAL);
    assertThat(Orientation.ofExif(9)).isEqualTo(Orientation.NORMAL);
    assertThat(Orientation.ofExif(4_294_967_295L)).isEqualTo(Orientation.NORMAL);
  }

  private static BufferedImage image(String rows) {
    String[] lines = rows.split("/", -1);
    var image = new BufferedImage(lines[0].length(), lines.length, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < lines.length; y++) {
      for (int x = 0; x < lines[y].length(); x++) {
        image.setRGB(x, y, lines[y].charAt(x));
      }
    }
    return image;
  }

  private static String letters(BufferedImage image) {
    StringBuilder letters = new StringBuilder();
    for (int y = 0; y < image.getHeight(); y++) {
      letters.append(y == 0 ? "" : "/");
      for (int x = 0; x < image.getWidth(); x++) {
        letters.append((char) (image.getRGB(x, y) & 0xff));
      }
    }
    return letters.toString();
  }
}
