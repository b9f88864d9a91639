package social.kith.node.feed.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.feed.clip.Mp4Parts.contains;
import static social.kith.node.feed.clip.Mp4Parts.join;
import static social.kith.node.feed.clip.Mp4Parts.latin;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebmScannerTest {
  private static ScannedClip scan(byte[] upload) throws ClipRejectedException {
    return ClipScanner.webm(upload, false);
  }

  static Stream<byte[]> clips() {
    return Stream.of(WebmParts.clip(), WebmParts.recorded());
  }

  @ParameterizedTest
  @MethodSource("clips")
  void losesPlacesAndKeepsPictureAndSound(byte[] upload) throws ClipRejectedException {
    byte[] before = upload.clone();
    ScannedClip clip = scan(upload);
    assertThat(upload).isEqualTo(before);
    assertThat(clip.mediaType()).isEqualTo("video/webm");
    assertThat(List.of(clip.widthPx(), clip.heightPx())).containsExactly(320, 240);
    assertThat(clip.lengthMs()).isEqualTo(2_000);
    assertThat(clip.locationRemoved()).isTrue();
    assertThat(clip.file()).hasSameSizeAs(upload);
    for (byte[] gone :
        List.of(
            latin("LOCATION"),
            latin("Vienna"),
            latin("Ann"),
            latin("Kamera"),
            WebmParts.SUBTITLE)) {
      assertThat(contains(upload, gone)).isTrue();
      assertThat(contains(clip.file(), gone)).isFalse();
    }
    assertThat(contains(clip.file(), WebmParts.PICTURE)).isTrue();
    ScannedClip again = scan(clip.file());
    assertThat(again.file()).isEqualTo(clip.file());
    assertThat(again.locationRemoved()).isFalse();
  }

  @Test
  void keepsEverythingIfAsked() throws ClipRejectedException {
    byte[] upload = WebmParts.clip();
    assertThat(ClipScanner.webm(upload, true).file()).isSameAs(upload).isEqualTo(WebmParts.clip());
  }

  @Test
  void losesWhatFollowsTheEnd() throws ClipRejectedException {
    byte[] upload = join(WebmParts.clip(), latin("gps +48.2082+016.3738/"));
    assertThat(contains(scan(upload).file(), latin("+48"))).isFalse();
    assertThat(scan(upload).locationRemoved()).isTrue();
  }

  @Test
  void refusesOtherMatroskaFilesAndSaysWhatToDo() {
    byte[] mkv = join(WebmParts.head("matroska"), WebmParts.element(0x18538067));
    assertRefused(mkv, ".*MKV.*Save it as MP4.*");
    assertRefused(with(WebmParts.video("V_MPEGH/ISO/HEVC", 9, 9)), ".*do not play.*MP4.*");
    byte[] mute = join(WebmParts.video("V_VP9", 9, 9), WebmParts.track(2, 2, "A_AC3"));
    assertRefused(with(mute), ".*do not play.*MP4.*");
    assertRefused(with(WebmParts.track(1, 2, "A_OPUS")), ".*no moving pictures.*MP4.*");
  }

  private static byte[] with(byte[] tracks) {
    byte[] segment = WebmParts.element(0x18538067, WebmParts.element(0x1654ae6b, tracks));
    return join(WebmParts.head("webm"), segment);
  }

  private static void assertRefused(byte[] upload, String words) {
    assertThatThrownBy(() -> scan(upload))
        .isInstanceOfSatisfying(
            ClipRejectedException.class, e -> assertThat(e.isDamaged()).isFalse())
        .hasMessageMatching(words);
  }

  @Test
  void refusesWhatIsCutShort() {
    byte[] upload = WebmParts.clip();
    for (int length : List.of(4, 12, 40, upload.length - 1)) {
      assertThatThrownBy(() -> scan(Arrays.copyOf(upload, length)))
          .isInstanceOf(ClipRejectedException.class);
    }
  }
}
