package social.kith.web.api;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.kith.node.GreyPicture;

/** Finds a QR code in a picture, at any angle, and also a light one on dark. Any thread. */
public final class QrReader {
  // Of a picture that large a code may be an eighth of the width and still be read.
  private static final int MAX_SIDE_PX = 2_048;
  // A code has at least 21 modules, and fewer pixels than this for all of them are none.
  private static final int MIN_SIDE_PX = 160;
  private static final int SIZES = 3;
  // Rows of a code's data can look like one of its three corners; at a slant they do not. One code
  // in a hundred is found only so.
  private static final double SLANT_DEGREES = 10;
  private static final double SLANT_SCALE = 1.5;
  private static final int MAX_SLANT_SIDE_PX = 1_024;
  private static final Map<DecodeHintType, Object> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  private QrReader() {}

  /**
   * The text of the code; nothing if there is none that can be read.
   *
   * @param file JPEG or PNG, borrowed
   * @throws social.kith.node.KithException if it is no picture or over a limit
   */
  public static Optional<String> find(byte[] file) {
    GreyPicture whole = GreyPicture.decode(file, MAX_SIDE_PX);
    GreyPicture picture = whole;
    Optional<String> found = find(picture);
    // Noise and blur, which hide a code at full size, are gone at a smaller one.
    for (int size = 1; size < SIZES && found.isEmpty(); size++) {
      if (Math.max(picture.widthPx(), picture.heightPx()) < 2 * MIN_SIDE_PX) {
        break;
      }
      picture = picture.halved();
      found = find(picture);
    }
    return found.or(() -> find(slanted(whole)));
  }

  private static GreyPicture slanted(GreyPicture whole) {
    GreyPicture picture = whole;
    while (Math.max(picture.widthPx(), picture.heightPx()) > MAX_SLANT_SIDE_PX) {
      picture = picture.halved();
    }
    return picture.turned(SLANT_DEGREES, SLANT_SCALE);
  }

  private static Optional<String> find(GreyPicture picture) {
    int width = picture.widthPx();
    int height = picture.heightPx();
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            picture.luminance(), width, height, 0, 0, width, height, false);
    for (LuminanceSource seen : List.of(source, source.invert())) {
      Optional<String> found =
          read(new BinaryBitmap(new HybridBinarizer(seen)))
              .or(() -> read(new BinaryBitmap(new GlobalHistogramBinarizer(seen))));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> read(BinaryBitmap bitmap) {
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, HINTS).getText());
    } catch (ReaderException | RuntimeException e) {
      // The library stumbles over some pictures that have no code.
      return Optional.empty();
    }
  }
}
