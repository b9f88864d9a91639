package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.demo.SampleExif;
import social.kith.node.demo.SamplePhotos;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

class JpegScannerTest {
  private static final byte[] PLAIN = SamplePhotos.jpeg(2, 200, 120);
  private static final SampleExif EXIF = new SampleExif(6, 59.9139, 10.7522);

  private static byte[] shared(byte[] upload) throws PhotoRejectedException {
    return JpegScanner.scan(upload).shared().toByteArray();
  }

  private static byte[] xmp(String body) {
    return JpegParts.latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + body + "</x:xmpmeta>");
  }

  @Test
  void leavesPlainJpegAsItIs() throws Exception {
    assertThat(shared(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void removesEverythingThatTellsOfThePersonAndNoPixel() throws Exception {
    byte[] upload = PLAIN;
    upload = JpegParts.withSegment(upload, 0xfe, JpegParts.latin("a comment"));
    upload = JpegParts.withSegment(upload, 0xed, JpegParts.latin("Photoshop 3.0\0 8BIM caption"));
    upload = JpegParts.withSegment(upload, 0xe2, JpegParts.latin("MPF\0MM\0*"));
    upload = JpegParts.withSegment(upload, 0xe5, JpegParts.latin("maker's own"));
    upload = JpegParts.withSegment(upload, 0xe0, JpegParts.latin("JFXX\0\u0010thumbnail"));
    upload = JpegParts.withSegment(upload, 0xe1, xmp("someone"));
    upload = EXIF.insertInto(upload);
    byte[] secondPicture = EXIF.insertInto(PLAIN);
    upload = JpegParts.join(upload, secondPicture, JpegParts.latin("....ftypmp42 film"));

    byte[] shared = shared(upload);

    Personal.assertNothingIn(shared);
    assertThat(shared).hasSize(PLAIN.length + OrientationExif.segment(Orientation.NORMAL).length);
    assertThat(Personal.orientation(shared)).isEqualTo(6);
    assertThat(JpegParts.pixels(JpegParts.decode(shared)))
        .isEqualTo(JpegParts.pixels(JpegParts.decode(upload)));
  }

  @Test
  void writesNoExifForUprightPhoto() throws Exception {
    byte[] upload = new SampleExif(1, 1, 1).insertInto(PLAIN);
    assertThat(shared(upload)).isEqualTo(PLAIN);
  }

  @Test
  void cutsThumbnailFromJfif() throws Exception {
    byte[] thumbnail = new byte[2 * 2 * 3];
    byte[] jfif = {'J', 'F', 'I', 'F', 0, 1, 2, 1, 0, 72, 0, 72, 2, 2};
    byte[] upload =
        JpegParts.withSegment(JpegParts.withoutJfif(PLAIN), 0xe0, JpegParts.join(jfif, thumbnail));
    byte[] shared = shared(upload);
    Personal.assertNothingIn(shared);
    assertThat(shared).hasSize(PLAIN.length);
  }

  @Test
  void findsLocationInExif() throws Exception {
    ScannedPhoto photo = JpegScanner.scan(EXIF.insertInto(PLAIN));
    assertThat(photo.facts()).isEqualTo(new ExifFacts(Orientation.ROTATED_90, true));
    assertThat(photo.uprightWidthPx()).isEqualTo(120);
    assertThat(photo.uprightHeightPx()).isEqualTo(200);
  }

  @Test
  void findsLocationInXmp() throws Exception {
    byte[] with = JpegParts.withSegment(PLAIN, 0xe1, xmp("<exif:GPSLatitude>59,54N<"));
    byte[] without = JpegParts.withSegment(PLAIN, 0xe1, xmp("<dc:title>Hill<"));
    assertThat(JpegScanner.scan(with).facts().location()).isTrue();
    assertThat(JpegScanner.scan(without).facts().location()).isFalse();
  }

  @Test
  void keepsColourProfileOfSeveralSegments() throws Exception {
    byte[] profile = IccParts.displayP3();
    byte[] name = JpegParts.latin("ICC_PROFILE\0");
    byte[] first = Arrays.copyOf(profile, 200);
    byte[] second = Arrays.copyOfRange(profile, 200, profile.length);
    byte[] upload =
        JpegParts.withSegment(PLAIN, 0xe2, JpegParts.join(name, new byte[] {2, 2}, second));
    upload = JpegParts.withSegment(upload, 0xe2, JpegParts.join(name, new byte[] {1, 2}, first));

    ScannedPhoto photo = JpegScanner.scan(upload);

    assertThat(photo.iccProfile()).hasValueSatisfying(p -> assertThat(p).isEqualTo(profile));
    assertThat(photo.shared().toByteArray()).hasSize(upload.length);
    assertThat(photo.pixels().toByteArray()).isEqualTo(PLAIN);
  }

  @Test
  void dropsProfileThatIsNone() throws Exception {
    byte[] name = JpegParts.latin("ICC_PROFILE\0\u0001\u0001");
    byte[] upload =
        JpegParts.withSegment(PLAIN, 0xe2, JpegParts.join(name, JpegParts.latin("x".repeat(300))));
    assertThat(shared(upload)).isEqualTo(PLAIN);
  }

  @Test
  void saysThatComponentsAreYcbcrWhereOnlyExifDid() throws Exception {
    byte[] upload = EXIF.insertInto(JpegParts.withoutJfif(PLAIN));
    byte[] shared = shared(upload);
    assertThat(JpegParts.pixels(JpegParts.decode(shared)))
        .isEqualTo(JpegParts.pixels(JpegParts.decode(upload)));
    assertThat(shared[3]).isEqualTo((byte) 0xe0);
  }

  @Test
  void readsOverDamagedByteThatLooksLikeMarker() throws Exception {
    int middle = PLAIN.length * 3 / 4;
    byte[] upload = PLAIN.clone();
    upload[middle] = (byte) 0xff;
    upload[middle + 1] = (byte) 0x9f;
    assertThat(shared(upload)).hasSize(PLAIN.length);
  }

  @Test
  void refusesFileThatIsCutAnywhere() {
    for (int length = 3; length < PLAIN.length - 2; length += 13) {
      byte[] cut = Arrays.copyOf(PLAIN, length);
      assertThatThrownBy(() -> new PhotoPreparer().prepare(cut, false))
          .as("%s of %s bytes", length, PLAIN.length)
          .isInstanceOfSatisfying(
              PhotoRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
    }
  }

  @Test
  void forgivesMissingEndMarker() throws Exception {
    byte[] cut = Arrays.copyOf(PLAIN, PLAIN.length - 2);
    assertThat(new PhotoPreparer().prepare(cut, false).original()).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xc3, 0xc5, 0xc9, 0xcb})
  void refusesRareCodings(int marker) {
    byte[] upload = PLAIN.clone();
    upload[JpegParts.frameOffset(PLAIN) + 1] = (byte) marker;
    assertThatThrownBy(() -> JpegScanner.scan(upload))
        .isInstanceOf(PhotoRejectedException.class)
        .hasMessageContaining("rare kind");
  }

  @Test
  void refusesMoreScansThanAnyPictureHas() throws Exception {
    int scan = PLAIN.length - 2;
    byte[] empty = JpegParts.segment(0xda, new byte[] {1, 1, 0, 0, 63, 0});
    byte[] hundred = PLAIN;
    for (int i = 1; i < 100; i++) {
      hundred = JpegParts.spliced(hundred, scan, empty);
    }
    byte[] oneMore = JpegParts.spliced(hundred, scan, empty);
    assertThat(JpegScanner.scan(hundred).whole()).isTrue();
    assertThatThrownBy(() -> JpegScanner.scan(oneMore)).isInstanceOf(PhotoRejectedException.class);
  }

  @Test
  void refusesMillionsOfTinySegments() {
    byte[] pair =
        JpegParts.join(JpegParts.segment(0xfe, new byte[0]), JpegParts.segment(0xdd, new byte[2]));
    byte[] pairs = new byte[pair.length * 5_000];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = pair[i % pair.length];
    }
    byte[] upload = JpegParts.spliced(PLAIN, 2, pairs);
    assertThatThrownBy(() -> JpegScanner.scan(upload)).isInstanceOf(PhotoRejectedException.class);
  }
}
