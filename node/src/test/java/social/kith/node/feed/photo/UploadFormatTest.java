package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.kith.node.feed.photo.PhotoRejectedException.Reason;

class UploadFormatTest {
  private static final String BOX = "\0\0\0\u0018";

  private static UploadFormat of(String start) {
    return UploadFormat.of(JpegParts.latin(start + "\0".repeat(64)));
  }

  @Test
  void tellsPicturesByTheirFirstBytes() {
    assertThat(of("\u00ff\u00d8\u00ff\u00e0")).isEqualTo(UploadFormat.JPEG);
    assertThat(of("\u0089PNG\r\n\u001a\n")).isEqualTo(UploadFormat.PNG);
    assertThat(of("RIFF....WEBPVP8 ")).isEqualTo(UploadFormat.WEBP);
    assertThat(of("GIF89a")).isEqualTo(UploadFormat.GIF);
    assertThat(of("II*\0")).isEqualTo(UploadFormat.TIFF);
    assertThat(of("MM\0*")).isEqualTo(UploadFormat.TIFF);
    assertThat(of("BM")).isEqualTo(UploadFormat.BMP);
    assertThat(of("\u00ff\n")).isEqualTo(UploadFormat.JPEG_XL);
    assertThat(of("\0\0\0\u000cJXL \r\n\u0087\n")).isEqualTo(UploadFormat.JPEG_XL);
    assertThat(of("\0\0\0\u000cjP  \r\n\u0087\n")).isEqualTo(UploadFormat.JPEG_2000);
    assertThat(of("8BPS")).isEqualTo(UploadFormat.PHOTOSHOP);
  }

  @ParameterizedTest
  @CsvSource({
    "heic, HEIC",
    "heix, HEIC",
    "hevc, HEIC",
    "mif1, HEIC",
    "avif, AVIF",
    "avis, AVIF",
    "crx , TIFF",
    "isom, MP4",
    "mp42, MP4",
    "qt__, MP4",
    "3gp4, MP4"
  })
  void tellsMediaBoxesByTheirBrand(String brand, UploadFormat expected) {
    assertThat(of(BOX + "ftyp" + brand)).isEqualTo(expected);
  }

  @Test
  void tellsWhatIsNoPicture() {
    assertThat(of("RIFF....AVI LIST")).isEqualTo(UploadFormat.AVI);
    assertThat(of("\u001aE\u00df\u00a3")).isEqualTo(UploadFormat.MATROSKA);
    assertThat(of("%PDF-1.7")).isEqualTo(UploadFormat.PDF);
    assertThat(of("PK\u0003\u0004")).isEqualTo(UploadFormat.ARCHIVE);
    assertThat(of("\u0001\u0002")).isEqualTo(UploadFormat.UNKNOWN);
    assertThat(UploadFormat.of(new byte[0])).isEqualTo(UploadFormat.EMPTY);
    assertThat(UploadFormat.of(JpegParts.latin("Hello\nworld"))).isEqualTo(UploadFormat.TEXT);
    assertThat(UploadFormat.of(JpegParts.latin("<?xml version='1.0'?><svg>")))
        .isEqualTo(UploadFormat.SVG);
    assertThat(UploadFormat.of(new byte[] {(byte) 0xff, (byte) 0xd8}))
        .isEqualTo(UploadFormat.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"BM, BMP", "....ftypheic, HEIC", "RIFF....AVI LIST, AVI", "plain words, text"})
  void refusesWithTheNameAndWhatToDo(String start, String name) {
    assertThatThrownBy(() -> new PhotoPreparer().prepare(JpegParts.latin(start), false))
        .isInstanceOfSatisfying(
            PhotoRejectedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORMAT))
        .hasMessageContaining(name)
        .hasMessageMatching(".*(Open|Save|Share|Write).*(JPEG|PNG|MP4).*");
  }
}
