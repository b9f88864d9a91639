package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DataChannelOptionsTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private static DataChannelOptions options(
      OptionalInt lifeTime, OptionalInt retransmits, String protocol, OptionalInt id) {
    return new DataChannelOptions(true, lifeTime, retransmits, protocol, id);
  }

  private static void refused(
      OptionalInt lifeTime, OptionalInt retransmits, String protocol, OptionalInt id) {
    assertThatThrownBy(() -> options(lifeTime, retransmits, protocol, id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesBothLimitsOfReliability() {
    refused(OptionalInt.of(1), OptionalInt.of(1), "", NONE);
  }

  @Test
  void holdsEachLimitAtNAndBeyond() {
    assertThat(options(OptionalInt.of(65_535), NONE, "", OptionalInt.of(1_023))).isNotNull();
    assertThat(options(NONE, OptionalInt.of(0), "p".repeat(65_535), OptionalInt.of(0))).isNotNull();
    refused(OptionalInt.of(65_536), NONE, "", NONE);
    refused(OptionalInt.of(-1), NONE, "", NONE);
    refused(NONE, OptionalInt.of(65_536), "", NONE);
    refused(NONE, OptionalInt.of(-1), "", NONE);
    refused(NONE, NONE, "p".repeat(65_536), NONE);
    refused(NONE, NONE, "\u00e9".repeat(32_768), NONE);
    refused(NONE, NONE, "", OptionalInt.of(1_024));
    refused(NONE, NONE, "", OptionalInt.of(-1));
  }
}
