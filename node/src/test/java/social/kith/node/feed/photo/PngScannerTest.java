package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SampleExif;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.demo.SamplePhotos.Scene;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

class PngScannerTest {
  private static final byte[] PLAIN = PngParts.png(SamplePhotos.draw(Scene.LAKE, 1, 90, 60));

  private static byte[] shared(byte[] upload) throws PhotoRejectedException {
    return PngScanner.scan(upload).shared().toByteArray();
  }

  private static void assertDamaged(byte[] upload) {
    assertThatThrownBy(() -> new PhotoPreparer().prepare(upload, false))
        .isInstanceOfSatisfying(
            PhotoRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
  }

  @Test
  void leavesPlainPngAsItIs() throws Exception {
    assertThat(shared(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void removesEverythingThatTellsOfThePersonAndNoPixel() throws Exception {
    byte[] upload = PLAIN;
    upload = PngParts.withChunk(upload, "tEXt", JpegParts.latin("Author\0Someone"));
    upload = PngParts.withChunk(upload, "zTXt", JpegParts.latin("Comment\0\0xxxx"));
    upload = PngParts.withChunk(upload, "iTXt", JpegParts.latin("XML:com.adobe.xmp\0\0\0\0\0<x/>"));
    upload = PngParts.withChunk(upload, "tIME", new byte[7]);
    upload = PngParts.withChunk(upload, "acTL", new byte[8]);
    upload = PngParts.withChunk(upload, "fcTL", new byte[26]);
    upload = PngParts.withChunk(upload, "vpAg", JpegParts.latin("anything"));
    upload =
        PngParts.withChunk(upload, "gAMA", JpegParts.latin("far more than a number in here ....."));
    upload = PngParts.withChunk(upload, "eXIf", new SampleExif(8, 1, 2).tiff());
    upload = JpegParts.join(upload, JpegParts.latin("a tail"));

    ScannedPhoto photo = PngScanner.scan(upload);
    byte[] shared = photo.shared().toByteArray();

    Personal.assertNothingIn(shared);
    assertThat(PngParts.chunkTypes(shared)).startsWith("IHDR", "eXIf", "IDAT").endsWith("IEND");
    assertThat(photo.facts()).isEqualTo(new ExifFacts(Orientation.ROTATED_270, true));
    assertThat(JpegParts.pixels(JpegParts.decode(shared)))
        .isEqualTo(JpegParts.pixels(JpegParts.decode(PLAIN)));
    assertThat(photo.pixels().toByteArray()).isEqualTo(PLAIN);
  }

  @Test
  void keepsWhatColoursNeed() throws Exception {
    byte[] upload = PngParts.withChunk(PLAIN, "pHYs", new byte[9]);
    upload = PngParts.withChunk(upload, "sBIT", new byte[] {8, 8, 8});
    upload = PngParts.withChunk(upload, "gAMA", new byte[] {0, 0, (byte) 0xb1, (byte) 0x8f});
    upload = PngParts.withChunk(upload, "cHRM", new byte[32]);
    upload = PngParts.withChunk(upload, "iCCP", PngParts.iccChunkData(IccParts.displayP3()));
    assertThat(shared(upload)).isEqualTo(upload);
    assertThat(PngScanner.scan(upload).iccProfile())
        .hasValueSatisfying(profile -> assertThat(profile).isEqualTo(IccParts.displayP3()));
  }

  @Test
  void dropsProfileThatInflatesBeyondItsLimit() throws Exception {
    byte[] bomb = PngParts.iccChunkData(Arrays.copyOf(IccParts.displayP3(), 5_000_000));
    assertThat(bomb.length).isLessThan(20_000);
    assertThat(shared(PngParts.withChunk(PLAIN, "iCCP", bomb))).isEqualTo(PLAIN);
  }

  @Test
  void findsLocationInXmp() throws Exception {
    byte[] xmp = JpegParts.latin("XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>1,2N");
    ScannedPhoto photo = PngScanner.scan(PngParts.withChunk(PLAIN, "iTXt", xmp));
    assertThat(photo.facts().location()).isTrue();
  }

  @Test
  void refusesWrongChecksum() {
    byte[] changed = PLAIN.clone();
    changed[PLAIN.length / 2] ^= 1;
    assertDamaged(changed);
    byte[] header = PLAIN.clone();
    header[28] ^= 1;
    assertDamaged(header);
  }

  @Test
  void refusesFileThatIsCutAnywhere() {
    for (int length = 8; length < PLAIN.length; length += 37) {
      assertDamaged(Arrays.copyOf(PLAIN, length));
    }
  }

  @Test
  void refusesChunkLongerThanTheFile() {
    byte[] changed = PLAIN.clone();
    changed[PngParts.AFTER_HEADER] = (byte) 0xff;
    assertDamaged(changed);
  }

  @Test
  void refusesPictureWithTooFewPixels() {
    byte[] half =
        JpegParts.join(
            PngParts.header(90, 60),
            PngParts.chunk("IDAT", Arrays.copyOfRange(PLAIN, 41, 41 + 500)),
            PngParts.chunk("IEND", new byte[0]));
    assertDamaged(half);
  }
}
