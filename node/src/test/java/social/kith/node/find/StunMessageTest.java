package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.MalformedException;

/** With the sample responses of RFC 5769, sections 2.2 and 2.3. */
class StunMessageTest {
  static final byte[] TRANSACTION = HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae");

  /** Software, mapped address 192.0.2.1:32853, integrity, fingerprint. */
  static final byte[] RFC_IPV4 =
      HexFormat.of()
          .parseHex(
              "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                  + "002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                  + "80280004c07d4c96");

  /** The same with 2001:db8:1234:5678:11:2233:4455:6677. */
  static final byte[] RFC_IPV6 =
      HexFormat.of()
          .parseHex(
              "010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                  + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf1"
                  + "1784c97c8292c275bfe3ed4180280004c8fb0b4c");

  static byte[] message(int type, byte[]... attributes) {
    int length = Arrays.stream(attributes).mapToInt(a -> a.length).sum();
    ByteBuffer out = ByteBuffer.allocate(20 + length);
    out.putShort((short) type).putShort((short) length).putInt(0x2112A442).put(TRANSACTION);
    Arrays.stream(attributes).forEach(out::put);
    return out.array();
  }

  private static byte[] attribute(int type, int... value) {
    ByteBuffer out = ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4);
    out.putShort((short) type).putShort((short) value.length);
    Arrays.stream(value).forEach(b -> out.put((byte) b));
    return out.array();
  }

  private static byte[] mapped() {
    return attribute(0x20, 0, 1, 0xA1, 0x47, 0xE1, 0x12, 0xA6, 0x43);
  }

  private static void assertRefused(byte[] message) {
    assertThatThrownBy(() -> StunMessage.parse(message, TRANSACTION))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void readsTheSamplesOfTheRfc() throws MalformedException {
    assertThat(StunMessage.parse(RFC_IPV4, TRANSACTION))
        .isEqualTo(new StunAnswer.Mapped(new InetSocketAddress("192.0.2.1", 32_853)));
    assertThat(StunMessage.parse(RFC_IPV6, TRANSACTION))
        .isEqualTo(
            new StunAnswer.Mapped(
                new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32_853)));
  }

  @Test
  void aRequestSaysNothingButThatItIsOne() {
    assertThat(StunMessage.request(TRANSACTION))
        .isEqualTo(HexFormat.of().parseHex("000100002112a442b7e7a701bc34d686fa87dfae"));
  }

  @Test
  void everyChangedByteOfASampleIsRefusedOrReadWithoutHarm() {
    for (int i = 0; i < RFC_IPV4.length - 8; i++) {
      byte[] changed = RFC_IPV4.clone();
      changed[i] ^= 0x01;
      // The fingerprint covers all before it.
      assertRefused(changed);
    }
  }

  @Test
  void everyCutSampleIsRefused() {
    for (int length = 0; length < RFC_IPV6.length; length++) {
      assertRefused(Arrays.copyOf(RFC_IPV6, length));
    }
    assertRefused(Arrays.copyOf(RFC_IPV6, RFC_IPV6.length + 4));
  }

  @Test
  void theAnswerToAnotherRequestIsRefused() {
    byte[] other = TRANSACTION.clone();
    other[11]++;
    assertThat(StunMessage.answers(RFC_IPV4, other)).isFalse();
    assertThatThrownBy(() -> StunMessage.parse(RFC_IPV4, other))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void anErrorHasItsCode() throws MalformedException {
    byte[] code = attribute(9, 0, 0, 4, 1, 'n', 'o');
    assertThat(StunMessage.parse(message(0x0111, code), TRANSACTION))
        .isEqualTo(new StunAnswer.Refused(401));
    assertRefused(message(0x0111));
    assertRefused(message(0x0111, attribute(9, 0, 0, 4)));
    assertRefused(message(0x0111, attribute(9, 0, 0, 2, 1)));
    assertRefused(message(0x0111, attribute(9, 0, 0, 7, 1)));
    assertRefused(message(0x0111, attribute(9, 0, 0, 4, 100)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0001, 0x0011, 0x0100, 0x0102, 0x0103, 0xC101})
  void whatIsNoAnswerIsRefused(int type) {
    assertRefused(message(type, mapped()));
  }

  @Test
  void anAddressIsOfOneOfTwoLengths() {
    assertRefused(message(0x0101));
    assertRefused(message(0x0101, attribute(0x20)));
    assertRefused(message(0x0101, attribute(0x20, 0, 1, 0, 0, 1, 2, 3)));
    assertRefused(message(0x0101, attribute(0x20, 0, 2, 0, 0, 1, 2, 3, 4)));
    assertRefused(message(0x0101, attribute(0x20, 0, 3, 0, 0, 1, 2, 3, 4)));
    assertRefused(message(0x0101, attribute(0x20, 0, 1, 0, 0, 1, 2, 3, 4, 5)));
  }

  @Test
  void whatHasToBeUnderstoodIsNotPassedOver() throws MalformedException {
    assertRefused(message(0x0101, mapped(), attribute(0x0021, 1)));
    assertRefused(message(0x0101, mapped(), attribute(0x7FFF)));
    byte[] optional = message(0x0101, attribute(0x8000, 1, 2, 3), mapped());
    assertThat(StunMessage.parse(optional, TRANSACTION)).isInstanceOf(StunAnswer.Mapped.class);
  }

  @Test
  void whatFollowsTheIntegrityDoesNotCount() {
    assertRefused(message(0x0101, attribute(0x0008, new int[20]), mapped()));
  }

  @Test
  void aFingerprintIsTheLastAndRight() {
    assertRefused(message(0x0101, mapped(), attribute(0x8028, 1, 2, 3, 4)));
    assertRefused(message(0x0101, mapped(), attribute(0x8028, 1)));
    byte[] twice = Arrays.copyOf(RFC_IPV4, RFC_IPV4.length + 8);
    twice[3] += 8;
    assertRefused(twice);
  }

  @Test
  void aLengthBeyondTheEndIsRefused() {
    byte[] long1 = message(0x0101, mapped());
    ByteBuffer.wrap(long1).putShort(22, (short) 0xFFFF);
    assertRefused(long1);
    byte[] header = message(0x0101, mapped());
    ByteBuffer.wrap(header).putShort(2, (short) 8);
    assertRefused(header);
  }

  @Test
  void aLongMessageIsRefusedAtOnce() throws MalformedException {
    byte[] filler = attribute(0x8001, new int[StunMessage.MAX_BYTES - 20 - 12 - 4]);
    byte[] longest = message(0x0101, mapped(), filler);
    assertThat(longest).hasSize(StunMessage.MAX_BYTES);
    assertThat(StunMessage.parse(longest, TRANSACTION)).isInstanceOf(StunAnswer.Mapped.class);
    assertRefused(message(0x0101, mapped(), filler, attribute(0x8001)));
  }
}
