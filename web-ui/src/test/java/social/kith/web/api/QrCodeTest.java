package social.kith.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Draws codes and reads them back. */
class QrCodeTest {
  private static final String TEXT = "kith:v1/" + "Az09-_".repeat(60);
  private static final int SCALE = 4;
  private static final int WHITE = 0xFFFFFF;

  private static String read(boolean[][] dark) throws Exception {
    int size = dark.length;
    int[] pixels = new int[size * SCALE * size * SCALE];
    Arrays.setAll(
        pixels, i -> dark[i / (size * SCALE) / SCALE][i % (size * SCALE) / SCALE] ? 0 : WHITE);
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(new RGBLuminanceSource(size * SCALE, size * SCALE, pixels)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
  }

  @Test
  void theSvgCanBeRead() throws Exception {
    String svg = QrCode.of(TEXT).svg();
    int size =
        Integer.parseInt(
            Pattern.compile("viewBox=\"0 0 (\\d+) ")
                .matcher(svg)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1));
    boolean[][] dark = new boolean[size][size];
    for (MatchResult m :
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg).results().toList()) {
      dark[Integer.parseInt(m.group(2))][Integer.parseInt(m.group(1))] = true;
    }
    assertThat(read(dark)).isEqualTo(TEXT);
    assertThat(svg).startsWith("<svg xmlns=").doesNotContain("script");
  }

  @Test
  void theTerminalCodeCanBeRead() throws Exception {
    String[] lines = QrCode.of(TEXT).terminal(false).split("\n", -1);
    int size = lines[0].length();
    boolean[][] dark = new boolean[size][size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        char block = lines[y / 2].charAt(x);
        dark[y][x] = block == ' ' || block == (y % 2 == 0 ? '▄' : '▀');
      }
    }
    assertThat(read(dark)).isEqualTo(TEXT);
  }

  @Test
  void everyLineNamesItsColours() {
    assertThat(QrCode.of(TEXT).terminal(true).lines())
        .allMatch(line -> line.startsWith("\u001b[") && line.endsWith("\u001b[0m"));
  }

  @Test
  void refusesWhatFitsNoCode() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(3_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3000");
  }
}
