package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordCipherTest {
  private static final byte[] DIRECTION = {0};

  @Test
  void stopsAtTheLastRecord() throws Exception {
    RecordCipher sending = last(DIRECTION);
    RecordCipher receiving = last(DIRECTION);
    byte[] sealed = sending.seal(new byte[3]);
    assertThat(receiving.open(sealed)).hasSize(3);
    assertThatThrownBy(() -> sending.seal(new byte[3])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> receiving.open(sealed)).isInstanceOf(MalformedException.class);
  }

  @Test
  void directionsHaveKeysOfTheirOwn() {
    byte[] sealed = last(DIRECTION).seal(new byte[3]);
    assertThatThrownBy(() -> last(new byte[] {1}).open(sealed))
        .isInstanceOf(MalformedException.class);
  }

  private static RecordCipher last(byte[] direction) {
    return new RecordCipher(Ends.secret(1), direction, RecordCipher.MAX_RECORDS - 1);
  }
}
