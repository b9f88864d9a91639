package social.kith.node.feed.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.feed.clip.Mp4Parts.box;
import static social.kith.node.feed.clip.Mp4Parts.contains;
import static social.kith.node.feed.clip.Mp4Parts.join;
import static social.kith.node.feed.clip.Mp4Parts.latin;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.node.feed.clip.Mp4Parts.Film;

class Mp4ScannerTest {
  private static ScannedClip scan(byte[] upload) throws ClipRejectedException {
    return ClipScanner.mp4(upload, false);
  }

  @Test
  void tellsWhatItIs() throws ClipRejectedException {
    ScannedClip clip = scan(new Film().toByteArray());
    assertThat(clip.mediaType()).isEqualTo("video/mp4");
    assertThat(List.of(clip.widthPx(), clip.heightPx())).containsExactly(320, 240);
    assertThat(clip.lengthMs()).isEqualTo(3_000);
  }

  @Test
  void isSeenUpright() throws ClipRejectedException {
    ScannedClip clip = scan(new Film().size(640, 360, true).toByteArray());
    assertThat(List.of(clip.widthPx(), clip.heightPx())).containsExactly(360, 640);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void losesPlacesAndKeepsPictureAndSoundWhereTheyAre(boolean moviesFirst)
      throws ClipRejectedException {
    Film film = new Film();
    byte[] upload = (moviesFirst ? film.moviesFirst() : film).toByteArray();
    byte[] before = upload.clone();
    ScannedClip clip = scan(upload);
    assertThat(upload).isEqualTo(before);
    assertThat(clip.locationRemoved()).isTrue();
    assertThat(clip.file()).hasSameSizeAs(upload);
    for (String gone :
        List.of(Mp4Parts.PLACE, "\u00a9xyz", "GPSLatitude", "ISO6709", "gpmd", "GoPro", "ann")) {
      assertThat(contains(clip.file(), latin(gone))).as(gone).isFalse();
    }
    assertThat(contains(clip.file(), Mp4Parts.HIDDEN)).isFalse();
    assertThat(contains(clip.file(), Mp4Parts.TRACKED)).isFalse();
    assertStays(film.pictures(), upload, clip.file());
    assertStays(film.sounds(), upload, clip.file());
  }

  private static void assertStays(byte[] samples, byte[] before, byte[] after) {
    int at = 0;
    while (!Arrays.equals(before, at, at + samples.length, samples, 0, samples.length)) {
      at++;
    }
    assertThat(Arrays.copyOfRange(after, at, at + samples.length)).isEqualTo(samples);
  }

  @Test
  void forgetsWhenItWasTaken() throws ClipRejectedException {
    byte[] time = Mp4Parts.words(3_800_000_000L);
    byte[] upload = new Film().toByteArray();
    assertThat(contains(upload, time)).isTrue();
    assertThat(contains(scan(upload).file(), time)).isFalse();
  }

  @Test
  void canBeScannedAgainAndIsTheSame() throws ClipRejectedException {
    ScannedClip once = scan(new Film().toByteArray());
    ScannedClip twice = scan(once.file());
    assertThat(twice.file()).isEqualTo(once.file());
    assertThat(twice.locationRemoved()).isFalse();
  }

  @Test
  void keepsEverythingIfAsked() throws ClipRejectedException {
    byte[] upload = new Film().toByteArray();
    byte[] before = upload.clone();
    ScannedClip clip = ClipScanner.mp4(upload, true);
    assertThat(clip.file()).isSameAs(upload).isEqualTo(before);
    assertThat(clip.locationRemoved()).isFalse();
  }

  @Test
  void takesQuickTimeFilesOfPhones() throws ClipRejectedException {
    byte[] upload = new Film().brand("qt  \0\0\0\0qt  ").toByteArray();
    assertThat(scan(upload).mediaType()).isEqualTo("video/mp4");
  }

  @Test
  void takesFilmsInPieces() throws ClipRejectedException {
    ScannedClip clip = scan(Mp4Parts.pieces());
    assertThat(clip.lengthMs()).isEqualTo(800);
    assertThat(clip.locationRemoved()).isTrue();
    assertThat(contains(clip.file(), Mp4Parts.noise(400, 100))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hvc1", "hev1"})
  void refusesHevcAndSaysWhatToDo(String codec) {
    byte[] upload = new Film().video(codec).toByteArray();
    assertRefused(upload, "HEVC.*H\\.264.*iPhone.*Most Compatible.*");
  }

  @Test
  void refusesWhatBrowsersDoNotPlay() {
    assertRefused(new Film().video("apcn").toByteArray(), "pictures.*Save it as MP4.*");
    assertRefused(new Film().sound("sowt").toByteArray(), "sound.*Save it as MP4.*");
    assertRefused(new Film().video("mp4a").toByteArray(), ".*Save it as MP4.*");
  }

  private static void assertRefused(byte[] upload, String words) {
    assertThatThrownBy(() -> scan(upload))
        .isInstanceOfSatisfying(
            ClipRejectedException.class, e -> assertThat(e.isDamaged()).isFalse())
        .hasMessageMatching(".*" + words);
  }

  @Test
  void refusesWhatIsCutShort() {
    byte[] upload = new Film().moviesFirst().toByteArray();
    for (int length : List.of(8, 30, 200, 900, upload.length - 1_000)) {
      assertDamaged(Arrays.copyOf(upload, length));
    }
    assertDamaged(box("ftyp", latin("isom")));
    assertDamaged(join(box("moov"), box("ftyp")));
  }

  private static void assertDamaged(byte[] upload) {
    assertThatThrownBy(() -> scan(upload))
        .isInstanceOfSatisfying(
            ClipRejectedException.class, e -> assertThat(e.isDamaged()).isTrue())
        .hasMessageContaining("again");
  }

  @Test
  void keepsToItsLimits() throws ClipRejectedException {
    int side = ClipScanner.MAX_SIDE_PX;
    assertThat(scan(new Film().size(side, 2, false).toByteArray()).widthPx()).isEqualTo(side);
    assertDamaged(new Film().size(side + 1, 2, false).toByteArray());
    long length = ClipScanner.MAX_LENGTH_MS;
    assertThat(scan(new Film().lengthMs(length).toByteArray()).lengthMs()).isEqualTo(length);
    assertDamaged(new Film().lengthMs(length + 1).toByteArray());
  }
}
