package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LabelTest {

  @Test
  void areUnique() {
    assertThat(Arrays.stream(Label.values()).map(Label::toString)).doesNotHaveDuplicates();
  }

  /** Without a zero byte, label ‖ 0x00 ‖ context can be no other label's. */
  @Test
  void areNamedAfterTheirUse() {
    for (Label label : Label.values()) {
      String use = label.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      assertThat(label).hasToString("kith/" + use + "/v1");
      assertThat(label.bytes()).doesNotContain(0).asString().isEqualTo(label.toString());
    }
  }
}
