package social.kith.node.feed.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import social.kith.node.demo.SampleExif;

class ExifFactsTest {
  private static ExifFacts parse(byte[] tiff) {
    return ExifFacts.parse(tiff, 0, tiff.length);
  }

  /** The same in either byte order: orientation 3 as a SHORT, GPS directory with one entry. */
  private static byte[] tiff(boolean littleEndian, int gpsTag) {
    var buffer = ByteBuffer.allocate(56);
    if (littleEndian) {
      buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
    buffer.putShort((short) (littleEndian ? 0x4949 : 0x4d4d)).putShort((short) 42).putInt(8);
    buffer.putShort((short) 2);
    buffer.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 3);
    buffer.putShort((short) 0);
    buffer.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
    buffer.putShort((short) 1);
    buffer.putShort((short) gpsTag).putShort((short) 5).putInt(3).putInt(0);
    return buffer.array();
  }

  @Test
  void readsBothByteOrders() {
    ExifFacts expected = new ExifFacts(Orientation.ROTATED_180, true);
    assertThat(parse(tiff(true, 2))).isEqualTo(expected);
    assertThat(parse(tiff(false, 2))).isEqualTo(expected);
    assertThat(parse(new SampleExif(3, -33.8, 151.2).tiff())).isEqualTo(expected);
  }

  @Test
  void takesVersionAndTimeOfGpsForNoPlace() {
    assertThat(parse(tiff(true, 0)).location()).isFalse();
    assertThat(parse(tiff(true, 29)).location()).isFalse();
  }

  @Test
  void survivesAnyBytes() {
    byte[] good = new SampleExif(6, 1, 2).tiff();
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int i = 0; i < 4 && bad.length > 0; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      assertThat(parse(bad)).isNotNull();
    }
  }
}
