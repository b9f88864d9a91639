package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.feed.photo.WebpParts.BLUE;
import static social.kith.node.feed.photo.WebpParts.GREEN;
import static social.kith.node.feed.photo.WebpParts.LIGHT;
import static social.kith.node.feed.photo.WebpParts.RED;
import static social.kith.node.feed.photo.WebpParts.WHITE;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SampleExif;

/** WebP and GIF, which become JPEG or PNG. */
class ConversionTest {
  private static final byte[] NOTHING = {};
  private static final int EXIF_FLAG = 0x08;
  private static final int ICC_FLAG = 0x20;

  private static PreparedPhoto prepare(byte[] upload) throws PhotoRejectedException {
    return new PhotoPreparer().prepare(upload, false);
  }

  private static BufferedImage decode(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static void assertQuarters(BufferedImage image, int tolerance, int... colours) {
    for (int i = 0; i < 4; i++) {
      Colours.assertNear(Colours.mean(image, 2, 2, i % 2, i / 2), colours[i], tolerance);
    }
  }

  @Test
  void aLossyWebpBecomesAJpeg() throws Exception {
    PreparedPhoto photo = prepare(WebpParts.LOSSY);
    assertThat(photo.mediaType()).isEqualTo("image/jpeg");
    assertThat(photo.widthPx()).isEqualTo(64);
    assertThat(photo.heightPx()).isEqualTo(48);
    assertThat(photo.firstOfAnimation()).isFalse();
    assertQuarters(decode(photo.original()), 6, RED, GREEN, BLUE, LIGHT);
    assertQuarters(decode(photo.display()), 10, RED, GREEN, BLUE, LIGHT);
  }

  @Test
  void aLosslessWebpBecomesAPngOfTheSamePixels() throws Exception {
    PreparedPhoto photo = prepare(WebpParts.LOSSLESS);
    assertThat(photo.mediaType()).isEqualTo("image/png");
    assertQuarters(decode(photo.original()), 0, RED, GREEN, BLUE, LIGHT);
  }

  @Test
  void whatCanBeSeenThroughStaysSo() throws Exception {
    for (byte[] webp : new byte[][] {WebpParts.LOSSLESS_ALPHA, WebpParts.LOSSY_ALPHA}) {
      PreparedPhoto photo = prepare(webp);
      assertThat(photo.mediaType()).isEqualTo("image/png");
      BufferedImage original = decode(photo.original());
      assertThat(original.getRGB(60, 40) >>> 24).isZero();
      assertThat(original.getRGB(10, 10) >>> 24).isEqualTo(255);
      assertQuarters(decode(photo.display()), 12, RED, GREEN, BLUE, WHITE);
    }
  }

  @Test
  void aWebpIsTurnedUprightAndItsPlaceIsRemoved() throws Exception {
    byte[] exif = new SampleExif(6, 47.37, 8.54).tiff();
    for (byte[] webp : new byte[][] {WebpParts.LOSSLESS, WebpParts.LOSSLESS_ALPHA}) {
      byte[] upload = WebpParts.with(webp, EXIF_FLAG, NOTHING, WebpParts.chunk("EXIF", exif));
      for (boolean keep : new boolean[] {false, true}) {
        PreparedPhoto photo = new PhotoPreparer().prepare(upload, keep);
        assertThat(photo.widthPx()).isEqualTo(48);
        assertThat(photo.heightPx()).isEqualTo(64);
        assertThat(photo.locationRemoved()).isTrue();
        Personal.assertNothingIn(photo.original());
        boolean alpha = webp == WebpParts.LOSSLESS_ALPHA;
        BufferedImage display = decode(photo.display());
        assertQuarters(display, 12, BLUE, RED, alpha ? WHITE : LIGHT, GREEN);
      }
    }
  }

  @Test
  void aWebpIsBroughtToSrgb() throws Exception {
    byte[] profile = WebpParts.chunk("ICCP", IccParts.displayP3());
    byte[] plain = prepare(WebpParts.LOSSLESS).original();
    BufferedImage stored = decode(plain);
    for (byte[] webp : new byte[][] {WebpParts.LOSSLESS, WebpParts.LOSSLESS_ALPHA}) {
      byte[] upload = WebpParts.with(webp, ICC_FLAG, profile, NOTHING);
      BufferedImage converted = decode(prepare(upload).original());
      BufferedImage expected =
          ColourConversion.toSrgb(Scaling.fit(stored, 64, 48, 64), IccParts.displayP3());
      int red = Colours.mean(converted, 2, 2, 0, 0);
      Colours.assertNear(red, Colours.mean(expected, 2, 2, 0, 0), 2);
      assertThat(red).isNotEqualTo(RED);
      boolean alpha = webp == WebpParts.LOSSLESS_ALPHA;
      assertThat(converted.getRGB(60, 40) >>> 24).isEqualTo(alpha ? 0 : 255);
    }
  }

  @Test
  void ofAnAnimatedWebpTheFirstPictureIsTaken() throws Exception {
    byte[] upload = WebpParts.animation(WebpParts.LOSSLESS, 128, 96, 64, 48);
    PreparedPhoto photo = prepare(upload);
    assertThat(photo.firstOfAnimation()).isTrue();
    assertThat(photo.widthPx()).isEqualTo(128);
    assertThat(photo.heightPx()).isEqualTo(96);
    BufferedImage original = decode(photo.original());
    assertThat(original.getRGB(10, 10) >>> 24).isZero();
    Colours.assertNear(original.getRGB(70, 50), RED, 0);
    Colours.assertNear(original.getRGB(120, 90), LIGHT, 0);
    byte[] outside = WebpParts.animation(WebpParts.LOSSLESS, 64, 48, 2, 0);
    assertThatThrownBy(() -> prepare(outside)).isInstanceOf(PhotoRejectedException.class);
  }

  @Test
  void ofAnAnimatedGifTheFirstPictureIsTaken() throws Exception {
    PreparedPhoto photo = prepare(gif(2, 40, 30));
    assertThat(photo.mediaType()).isEqualTo("image/png");
    assertThat(photo.firstOfAnimation()).isTrue();
    BufferedImage original = decode(photo.original());
    Colours.assertNear(original.getRGB(5, 5), 0xc86432, 0);
    assertThat(original.getRGB(35, 25) >>> 24).isZero();
    Colours.assertNear(decode(photo.display()).getRGB(35, 25), WHITE, 3);
    assertThat(prepare(gif(1, 40, 30)).firstOfAnimation()).isFalse();
  }

  /** Half of each picture is transparent. */
  private static byte[] gif(int pictures, int width, int height) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < pictures; i++) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(i == 0 ? new Color(200, 100, 50) : Color.BLACK);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(
                new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Test
  void limitsAreToldFromTheHeader() throws Exception {
    byte[] gif = gif(1, 40, 30);
    assertThatThrownBy(() -> prepare(sized(gif, 8_000, 4_001)))
        .hasMessageContaining("a WebP or GIF may have 32 megapixels");
    byte[] webp = WebpParts.animation(WebpParts.LOSSLESS, 8_000, 4_002, 0, 0);
    assertThatThrownBy(() -> prepare(webp))
        .hasMessageContaining("a WebP or GIF may have 32 megapixels");
    assertThatThrownBy(() -> prepare(sized(gif, 0, 30))).isInstanceOf(PhotoRejectedException.class);
  }

  /** The size of the whole GIF. */
  private static byte[] sized(byte[] gif, int width, int height) {
    byte[] changed = gif.clone();
    changed[6] = (byte) width;
    changed[7] = (byte) (width >> 8);
    changed[8] = (byte) height;
    changed[9] = (byte) (height >> 8);
    return changed;
  }

  @Test
  void cutOrChangedFilesNeverGetFurtherThanARefusal() throws Exception {
    for (byte[] whole :
        new byte[][] {
          WebpParts.LOSSY,
          WebpParts.LOSSLESS,
          WebpParts.LOSSY_ALPHA,
          WebpParts.LOSSLESS_ALPHA,
          WebpParts.animation(WebpParts.LOSSLESS, 64, 48, 0, 0),
          gif(2, 40, 30)
        }) {
      for (int i = 0; i < whole.length; i++) {
        tryToPrepare(Arrays.copyOf(whole, i));
        byte[] changed = whole.clone();
        changed[i] ^= (byte) (1 << i % 8);
        tryToPrepare(changed);
      }
    }
  }

  private static void tryToPrepare(byte[] upload) {
    try {
      assertThat(prepare(upload).preview()).isNotEmpty();
    } catch (PhotoRejectedException e) {
      assertThat(e).hasMessageMatching("(?s).+\\. .+\\.");
    }
  }
}
