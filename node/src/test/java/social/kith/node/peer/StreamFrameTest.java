package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.MalformedException;

class StreamFrameTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void parsesEachFrame() throws MalformedException {
    assertThat(StreamFrame.parse(hex("01aabb"), true))
        .isEqualTo(new StreamFrame.Data(ByteBuffer.wrap(hex("aabb"))));
    assertThat(StreamFrame.parse(hex("020000000000010000"), true))
        .isEqualTo(new StreamFrame.Read(65_536));
    assertThat(StreamFrame.parse(hex("03"), true)).isEqualTo(new StreamFrame.End());
    assertThat(StreamFrame.parse(hex("04"), true)).isEqualTo(new StreamFrame.Done());
    assertThat(StreamFrame.parse(hex("05"), true)).isEqualTo(new StreamFrame.Abort());
  }

  @Test
  void writesWhatItParses() {
    assertThat(StreamFrame.read(65_536)).isEqualTo(hex("020000000000010000"));
    assertThat(StreamFrame.data(2).put(hex("aabb")).array()).isEqualTo(hex("01aabb"));
    assertThat(StreamFrame.bare(StreamFrame.END)).isEqualTo(hex("03"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "06",
        "ff00",
        "01",
        "02",
        "0200000000000000",
        "02000000000000000000",
        "0300",
        "0400",
        "0500"
      })
  void rejectsWhatIsNoFrame(String hex) {
    assertThatThrownBy(() -> StreamFrame.parse(hex(hex), true))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void rejectsText() {
    assertThatThrownBy(() -> StreamFrame.parse(hex("03"), false))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void rejectsAFrameAboveTheLimit() throws MalformedException {
    byte[] largest = new byte[StreamFrame.MAX_FRAME_BYTES];
    largest[0] = StreamFrame.DATA;
    assertThat(StreamFrame.parse(largest, true)).isInstanceOf(StreamFrame.Data.class);
    byte[] larger = new byte[StreamFrame.MAX_FRAME_BYTES + 1];
    larger[0] = StreamFrame.DATA;
    assertThatThrownBy(() -> StreamFrame.parse(larger, true))
        .isInstanceOf(MalformedException.class);
  }
}
