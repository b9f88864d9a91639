package social.kith.node.feed.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that were made to take time or memory. */
class HostileClipTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private interface Scan {
    ScannedClip of(byte[] upload) throws ClipRejectedException;
  }

  private static void assertEnds(byte[] upload, Scan scan) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try {
            assertThat(scan.of(upload).file()).hasSameSizeAs(upload);
          } catch (ClipRejectedException e) {
            assertThat(e).hasMessageContaining("again");
          }
        });
  }

  @Test
  void anythingThatIsChangedIsTakenOrRefused() {
    Random random = new Random(7);
    List<byte[]> mp4 = List.of(new Mp4Parts.Film().toByteArray(), Mp4Parts.pieces());
    List<byte[]> webm = List.of(WebmParts.clip(), WebmParts.recorded());
    for (int i = 0; i < 3_000; i++) {
      byte[] one = mp4.get(i % 2).clone();
      one[random.nextInt(one.length)] = (byte) random.nextInt();
      changed(one, it -> ClipScanner.mp4(it, false));
      byte[] other = webm.get(i % 2).clone();
      other[random.nextInt(other.length)] = (byte) random.nextInt();
      changed(other, it -> ClipScanner.webm(it, false));
    }
  }

  private static void changed(byte[] upload, Scan scan) {
    try {
      assertThat(scan.of(upload).file()).hasSameSizeAs(upload);
    } catch (ClipRejectedException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void millionsOfSmallBoxesEnd() {
    byte[] boxes = new byte[50 << 20];
    byte[] one = Mp4Parts.box("free");
    System.arraycopy(Mp4Parts.box("ftyp", Mp4Parts.latin("isom")), 0, boxes, 0, 12);
    for (int at = 12; at + 8 <= boxes.length; at += 8) {
      System.arraycopy(one, 0, boxes, at, 8);
    }
    assertEnds(boxes, it -> ClipScanner.mp4(it, false));
    System.arraycopy(Mp4Parts.latin("moof"), 0, one, 4, 4);
    for (int at = 12; at + 8 <= boxes.length; at += 8) {
      System.arraycopy(one, 0, boxes, at, 8);
    }
    assertEnds(boxes, it -> ClipScanner.mp4(it, false));
  }

  @Test
  void lettersThatBeginPlacesEnd() {
    byte[] letters = new byte[40 << 20];
    Arrays.fill(letters, (byte) 'l');
    byte[] film = new Mp4Parts.Film().toByteArray();
    assertEnds(
        Mp4Parts.join(film, Mp4Parts.box("uuid", letters)), it -> ClipScanner.mp4(it, false));
  }

  @Test
  void millionsOfSmallElementsEnd() {
    byte[] small = new byte[30 << 20];
    for (int at = 0; at < small.length; at += 2) {
      small[at] = (byte) 0xec;
      small[at + 1] = (byte) 0x80;
    }
    byte[] clip = WebmParts.recorded();
    assertEnds(Mp4Parts.join(clip, small), it -> ClipScanner.webm(it, false));
  }
}
