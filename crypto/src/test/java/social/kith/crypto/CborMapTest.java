package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CborMapTest {
  private static final CborMap INNER = CborMap.builder().put(1, "in").build();
  private static final CborMap MAP =
      CborMap.builder()
          .put(1, 42L)
          .put(2, new byte[] {7, 8})
          .put(3, "h\u00e9\ud83d\ude00")
          .put(4, true)
          .put(5, INNER)
          .put(6, List.of(INNER, INNER))
          .putBytesList(7, List.of(new byte[] {1}, new byte[0]))
          .put(-1, Long.MIN_VALUE)
          .build();

  @Test
  void readsBackWhatWasPut() throws MalformedException {
    CborMap map = CborMap.decode(MAP.encode(), 1000);
    assertThat(map.requireLong(1, 42, 42)).isEqualTo(42);
    assertThat(map.requireBytes(2, 2, 2)).containsExactly(7, 8);
    assertThat(map.requireText(3, 3)).isEqualTo("h\u00e9\ud83d\ude00");
    assertThat(map.requireBoolean(4)).isTrue();
    assertThat(map.requireMap(5).requireText(1, 2)).isEqualTo("in");
    assertThat(map.requireMaps(6, 2)).hasSize(2);
    assertThat(map.requireBytesList(7, 2, 1)).hasSize(2);
    assertThat(map.findLong(-1)).hasValue(Long.MIN_VALUE);
    assertThat(map.keys()).containsExactly(-1, 1, 2, 3, 4, 5, 6, 7);
    assertThat(map.encode()).isEqualTo(MAP.encode());
  }

  @Test
  void encodesInDeterministicOrder() {
    CborMap map = CborMap.builder().put(-1, 0).put(300, 0).put(24, 0).put(1, 0).build();
    assertThat(HexFormat.of().formatHex(map.encode())).isEqualTo("a401001818001901" + "2c002000");
  }

  @Test
  void eachLimitHoldsAtNAndFailsBeyond() {
    refused(() -> MAP.requireLong(1, 43, 50));
    refused(() -> MAP.requireLong(1, 0, 41));
    refused(() -> MAP.requireBytes(2, 3, 9));
    refused(() -> MAP.requireBytes(2, 0, 1));
    refused(() -> MAP.requireText(3, 2));
    refused(() -> MAP.requireMaps(6, 1));
    refused(() -> MAP.requireBytesList(7, 1, 1));
    refused(() -> MAP.requireBytesList(7, 2, 0));
    refused(() -> MAP.findBytes(2, 1));
    refused(() -> MAP.findText(3, 2));
  }

  @Test
  void refusesWrongTypesAndMissingKeys() {
    refused(() -> MAP.requireLong(2, 0, 100));
    refused(() -> MAP.requireBytes(1, 0, 100));
    refused(() -> MAP.requireText(2, 100));
    refused(() -> MAP.requireBoolean(1));
    refused(() -> MAP.requireMap(6));
    refused(() -> MAP.requireMaps(5, 9));
    refused(() -> MAP.requireMaps(7, 9));
    refused(() -> MAP.requireBytesList(6, 9, 9));
    refused(() -> MAP.findLong(2));
    refused(() -> MAP.findBytes(1, 9));
    refused(() -> MAP.findText(1, 9));
    refused(() -> MAP.requireLong(99, 0, 100));
    refused(() -> MAP.requireMap(99));
  }

  @Test
  void findAllowsMissing() throws MalformedException {
    assertThat(MAP.findLong(99)).isEmpty();
    assertThat(MAP.findBytes(99, 1)).isEmpty();
    assertThat(MAP.findText(99, 1)).isEmpty();
    assertThat(MAP.findText(3, 3)).isPresent();
    assertThat(MAP.findBytes(2, 2)).isPresent();
    assertThat(MAP.has(99)).isFalse();
    assertThat(MAP.has(2)).isTrue();
  }

  @Test
  void sizeIsCheckedBeforeDecoding() throws MalformedException {
    byte[] bytes = MAP.encode();
    assertThat(CborMap.decode(bytes, bytes.length).has(1)).isTrue();
    assertThatThrownBy(() -> CborMap.decode(bytes, bytes.length - 1))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("at most " + (bytes.length - 1));
  }

  @Test
  void refusesWhatIsNoMap() {
    refused(() -> CborMap.decode(new byte[] {0}, 9));
    refused(() -> CborMap.decode(new byte[] {(byte) 0x80}, 9));
    refused(() -> CborMap.decode(new byte[0], 9));
  }

  /** A post: map, list of photos, photo, rendition. */
  @Test
  void takesDepthOfFourAndNotFive() throws MalformedException {
    CborMap photo = CborMap.builder().put(1, INNER).build();
    CborMap post = CborMap.builder().put(1, List.of(photo)).build();
    assertThat(CborMap.decode(post.encode(), 100).requireMaps(1, 1)).hasSize(1);
    CborMap five = CborMap.builder().put(1, post).build();
    assertThatThrownBy(five::encode).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsUnknownKeysAndReplacesKnownOnes() throws MalformedException {
    CborMap changed = CborMap.builder().putAll(MAP).put(1, 43).build();
    assertThat(changed.requireLong(1, 43, 43)).isEqualTo(43);
    assertThat(changed.keys()).isEqualTo(MAP.keys());
    assertThat(MAP.requireLong(1, 42, 42)).isEqualTo(42);
  }

  @Test
  void isNotChangedFromOutside() throws MalformedException {
    byte[] bytes = {1};
    CborMap.Builder builder = CborMap.builder().put(1, bytes).putBytesList(2, List.of(bytes));
    CborMap map = builder.build();
    bytes[0] = 9;
    builder.put(3, 1);
    map.requireBytes(1, 1, 1)[0] = 9;
    map.requireBytesList(2, 1, 1).get(0)[0] = 9;
    assertThat(HexFormat.of().formatHex(map.encode())).isEqualTo("a2014101028" + "14101");
    assertThatThrownBy(() -> map.keys().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void messagesAndTextHoldNoContent() {
    assertThat(MAP).hasToString("CborMap of 8 keys");
    assertThatThrownBy(() -> MAP.requireText(3, 1))
        .hasMessage("CBOR key 3: 3 characters, allowed 0 to 1");
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(MalformedException.class);
  }
}
