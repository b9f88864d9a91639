package social.kith.web.api;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code, for the page and for the terminal. */
public final class QrCode {
  private static final int QUIET_ZONE = 4;
  // A block is drawn in the foreground colour, and blocks are the light modules.
  private static final String WHITE_ON_BLACK = "\u001b[38;5;231;48;5;16m";
  private static final String RESET = "\u001b[0m";

  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /**
   * The code of a text.
   *
   * @throws IllegalArgumentException if the text is too long for any QR code
   */
  public static QrCode of(String text) {
    try {
      Map<EncodeHintType, Object> hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
      return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("text of " + text.length() + " characters", e);
    }
  }

  /** Black on white with its quiet zone, whatever the colours around it. */
  public String svg() {
    int size = modules.getWidth() + 2 * QUIET_ZONE;
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y) == 1) {
          path.append('M')
              .append(x + QUIET_ZONE)
              .append(' ')
              .append(y + QUIET_ZONE)
              .append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>"""
        .formatted(size, path);
  }

  /**
   * Two rows of modules in each line; ends with a line break.
   *
   * @param colours name white and black, instead of trusting that the terminal is dark
   */
  public String terminal(boolean colours) {
    StringBuilder text = new StringBuilder();
    for (int y = -QUIET_ZONE; y < modules.getHeight() + QUIET_ZONE; y += 2) {
      text.append(colours ? WHITE_ON_BLACK : "");
      for (int x = -QUIET_ZONE; x < modules.getWidth() + QUIET_ZONE; x++) {
        text.append(halfBlocks(light(x, y), light(x, y + 1)));
      }
      text.append(colours ? RESET : "").append('\n');
    }
    return text.toString();
  }

  private boolean light(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight();
    return !inside || modules.get(x, y) == 0;
  }

  private static char halfBlocks(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }
}
