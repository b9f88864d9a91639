package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;

class PhotoColourTest {
  private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};

  private static int shown(byte[] upload) throws PhotoRejectedException {
    BufferedImage image = JpegParts.decode(new PhotoPreparer().prepare(upload, false).display());
    return image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & 0xffffff;
  }

  private static BufferedImage filled(int type, Color colour) {
    BufferedImage image = new BufferedImage(40, 30, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 40, 30);
    graphics.dispose();
    return image;
  }

  private static byte[] jpeg(BufferedImage image) {
    return JpegParts.write(new IIOImage(image, null, null));
  }

  private static byte[] withProfile(byte[] jpeg, byte[] profile) {
    byte[] name = JpegParts.latin("ICC_PROFILE\0\u0001\u0001");
    return JpegParts.withSegment(jpeg, 0xe2, JpegParts.join(name, profile));
  }

  private static byte[] adobe(byte[] jpeg, int transform) {
    byte[] data = ADOBE.clone();
    data[11] = (byte) transform;
    return JpegParts.withSegment(jpeg, 0xee, data);
  }

  /** 200, 100, 50 in Display P3 with gamma 2.2, by the matrices of ICC.1 and IEC 61966-2-1. */
  @Test
  void convertsDisplayP3() throws Exception {
    Color stored = new Color(200, 100, 50);
    int expected = 0xd85d18;
    byte[] jpeg = jpeg(filled(BufferedImage.TYPE_INT_RGB, stored));
    byte[] png = PngParts.png(filled(BufferedImage.TYPE_INT_RGB, stored));
    byte[] chunk = PngParts.iccChunkData(IccParts.displayP3());
    Colours.assertNear(shown(withProfile(jpeg, IccParts.displayP3())), expected, 4);
    Colours.assertNear(shown(PngParts.withChunk(png, "iCCP", chunk)), expected, 4);
    Colours.assertNear(shown(jpeg), 0xc86432, 3);
  }

  @Test
  void takesProfileThatDoesNotFitForNone() throws Exception {
    byte[] jpeg = jpeg(filled(BufferedImage.TYPE_INT_RGB, new Color(200, 100, 50)));
    Colours.assertNear(shown(withProfile(jpeg, IccParts.greyPrinter())), 0xc86432, 3);
    byte[] broken = IccParts.displayP3();
    Arrays.fill(broken, 140, 300, (byte) 0x55);
    Colours.assertNear(shown(withProfile(jpeg, broken)), 0xc86432, 3);
  }

  @Test
  void keepsGreyAsItIs() throws Exception {
    BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);
    Colours.assertNear(shown(jpeg(grey)), 0x646464, 1);
    Colours.assertNear(shown(PngParts.png(grey)), 0x646464, 1);
    Colours.assertNear(shown(withProfile(jpeg(grey), IccParts.linearGrey())), 0xa8a8a8, 2);
  }

  /** 16 bits, with and without alpha. */
  @Test
  void readsDeepPng() throws Exception {
    Colours.assertNear(shown(deep(1, 100 << 8 | 7)), 0x646464, 1);
    Colours.assertNear(shown(deep(2, 100 << 8, 0xffff)), 0x646464, 1);
    Colours.assertNear(shown(deep(2, 0, 0x8000)), 0x7f7f7f, 1);
    Colours.assertNear(shown(deep(3, 200 << 8, 100 << 8, 50 << 8)), 0xc86432, 3);
    Colours.assertNear(shown(deep(4, 200 << 8, 100 << 8, 50 << 8, 0)), 0xffffff, 1);
  }

  private static byte[] deep(int bands, int... values) {
    int space = bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    boolean alpha = bands % 2 == 0;
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(space),
            alpha,
            false,
            alpha ? Color.TRANSLUCENT : Color.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 40, 30, bands, null);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        raster.setPixel(x, y, values);
      }
    }
    return PngParts.png(new BufferedImage(model, raster, false, null));
  }

  @Test
  void laysTransparencyOnWhite() throws Exception {
    byte[] half = PngParts.png(filled(BufferedImage.TYPE_INT_ARGB, new Color(255, 0, 0, 128)));
    Colours.assertNear(shown(half), 0xff7f7f, 3);
    byte[] none = PngParts.png(new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB));
    Colours.assertNear(shown(none), 0xffffff, 1);
  }

  @Test
  void readsPalettesAndBits() throws Exception {
    byte[] reds = {10, (byte) 200};
    byte[] greens = {20, 100};
    byte[] blues = {30, 50};
    var palette = new IndexColorModel(1, 2, reds, greens, blues);
    var image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_BINARY, palette);
    Colours.assertNear(shown(PngParts.png(image)), 0x0a141e, 3);
    var transparent = new IndexColorModel(1, 2, reds, greens, blues, 0);
    image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_BINARY, transparent);
    Colours.assertNear(shown(PngParts.png(image)), 0xffffff, 1);
  }

  /** One colour of the picture is declared transparent (PNG, 11.3.1.1). */
  @Test
  void honoursTransparentColour() throws Exception {
    byte[] png = PngParts.png(filled(BufferedImage.TYPE_INT_RGB, new Color(200, 100, 50)));
    byte[] colour = {0, (byte) 200, 0, 100, 0, 50};
    Colours.assertNear(shown(PngParts.withChunk(png, "tRNS", colour)), 0xffffff, 1);
  }

  /** As Adobe's programs save at the highest quality. */
  @Test
  void readsRgbThatIsNotYcbcr() throws Exception {
    Colours.assertNear(shown(adobe(JpegParts.channels(40, 30, 200, 100, 50), 0)), 0xc86432, 3);
  }

  @Test
  void readsInksByPlainSubtraction() throws Exception {
    byte[] inks = JpegParts.channels(40, 30, 55, 155, 205, 0);
    Colours.assertNear(shown(inks), 0xc86432, 3);
    byte[] darker = JpegParts.channels(40, 30, 0, 0, 0, 155);
    Colours.assertNear(shown(darker), 0x646464, 3);
  }

  @Test
  void readsAdobesInvertedInks() throws Exception {
    byte[] cmyk = adobe(JpegParts.channels(40, 30, 200, 100, 50, 255), 0);
    Colours.assertNear(shown(cmyk), 0xc86432, 3);
    assertThat(Personal.read(cmyk)).isNotNull();
  }

  /** The inks 55, 155, 205 as Y, Cb, Cr, and no black, inverted (Adobe TN 5116). */
  @Test
  void readsAdobesYcck() throws Exception {
    int luma = (int) Math.round(0.299 * 55 + 0.587 * 155 + 0.114 * 205);
    int blueness = (int) Math.round(128 - 0.168736 * 55 - 0.331264 * 155 + 0.5 * 205);
    int redness = (int) Math.round(128 + 0.5 * 55 - 0.418688 * 155 - 0.081312 * 205);
    byte[] ycck = adobe(JpegParts.channels(40, 30, luma, blueness, redness, 255), 2);
    Colours.assertNear(shown(ycck), 0xc86432, 4);
  }

  @Test
  void readsInksByTheirProfile() throws Exception {
    byte[] inks = JpegParts.channels(40, 30, 55, 155, 205, 0);
    Colours.assertNear(shown(withProfile(inks, IccParts.greyPrinter())), 0x777777, 3);
  }
}
