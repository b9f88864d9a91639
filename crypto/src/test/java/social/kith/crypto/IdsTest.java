package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdsTest {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void areSha256OfWhatTheyName() {
    byte[] content = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(ItemId.ofPayload(content).hex()).isEqualTo(ABC);
    assertThat(BlobId.ofCiphertext(content).hex()).isEqualTo(ABC);
    assertThat(ItemId.ofPayload(content)).hasToString("ba7816bf");
    assertThat(ItemId.ofPayload(content).shortHex()).isEqualTo("ba7816bf");
  }

  @Test
  void copyOnTheWayInAndOut() {
    byte[] bytes = new byte[32];
    ContactId id = ContactId.of(bytes);
    bytes[0] = 1;
    id.bytes()[1] = 1;
    assertThat(id.bytes()).isEqualTo(new byte[32]);
  }

  @Test
  void takeExactly32Bytes() {
    for (int size : new int[] {0, 31, 33}) {
      byte[] bytes = new byte[size];
      assertThatThrownBy(() -> ContactId.of(bytes)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ItemId.of(bytes)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> BlobId.of(bytes)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void parseHexTakes64DigitsAndNothingElse() {
    assertThat(ItemId.parseHex(ABC)).map(ItemId::hex).hasValue(ABC);
    assertThat(BlobId.parseHex(ABC.toUpperCase(java.util.Locale.ROOT)).map(BlobId::hex))
        .hasValue(ABC);
    assertThat(ContactId.parseHex("")).isEmpty();
    assertThat(ContactId.parseHex(ABC.substring(1))).isEmpty();
    assertThat(ContactId.parseHex(ABC + "0")).isEmpty();
    assertThat(ContactId.parseHex("g" + ABC.substring(1))).isEmpty();
    assertThat(ContactId.parseHex("\u0661" + ABC.substring(1))).isEmpty();
  }

  @Test
  void equalOnlyToTheSameKindOfId() {
    byte[] bytes = new byte[32];
    assertThat(ItemId.of(bytes)).isEqualTo(ItemId.of(bytes)).isNotEqualTo(BlobId.of(bytes));
    assertThat(ItemId.of(bytes)).hasSameHashCodeAs(ItemId.of(bytes));
  }

  @Test
  void orderAsUnsignedBytes() {
    byte[] low = new byte[32];
    byte[] high = new byte[32];
    Arrays.fill(low, (byte) 0x7F);
    Arrays.fill(high, (byte) 0x80);
    assertThat(ContactId.of(low)).isLessThan(ContactId.of(high));
    assertThat(ContactId.of(high)).isEqualByComparingTo(ContactId.of(high));
  }
}
