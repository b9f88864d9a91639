package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final ContactId ANN = id(1);

  private static ContactId id(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return ContactId.of(bytes);
  }

  private static Pseudonyms under(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return new Pseudonyms(Secret.of(key));
  }

  @Test
  void areTheSameForTheSamePersonUnderTheSameKey() {
    assertThat(under(1).of(ANN)).hasSize(32).isEqualTo(under(1).of(ANN));
    assertThat(under(1).of(ANN)).isNotEqualTo(under(1).of(id(2)));
    assertThat(under(1).of(ANN)).isNotEqualTo(under(2).of(ANN));
    assertThat(under(1).of(ANN)).isNotEqualTo(ANN.bytes());
  }

  /** Rows are found by them: they never change. */
  @Test
  void neverChange() {
    assertThat(under(1).of(ANN))
        .asHexString()
        .isEqualTo("A8AC9F68FB9B3A9979A0F14B716D1ECA9AA600D6C708F41DFE296E0440380CB9");
  }

  @Test
  void areGoneWhenClosed() {
    Pseudonyms names = under(1);
    names.close();
    names.close();
    assertThatThrownBy(() -> names.of(ANN)).isInstanceOf(IllegalStateException.class);
  }
}
