package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AesGcmTest {

  @Test
  void agreesWithWycheproof() throws RefusedException {
    int valid = 0;
    int refused = 0;
    int ofOtherSizes = 0;
    for (JsonNode group : Vectors.read("aes_gcm_test.json").required("testGroups")) {
      if (group.required("keySize").asInt() != 256 || group.required("ivSize").asInt() != 96) {
        ofOtherSizes += group.required("tests").size();
        continue;
      }
      for (JsonNode test : group.required("tests")) {
        AesGcm cipher = new AesGcm(Vectors.hex(test, "key"));
        byte[] nonce = Vectors.hex(test, "iv");
        byte[] aad = Vectors.hex(test, "aad");
        byte[] sealed = concat(Vectors.hex(test, "ct"), Vectors.hex(test, "tag"));
        if (Vectors.valid(test)) {
          assertThat(cipher.open(nonce, aad, sealed)).isEqualTo(Vectors.hex(test, "msg"));
          assertThat(
                  new AesGcm(Vectors.hex(test, "key")).seal(nonce, aad, Vectors.hex(test, "msg")))
              .isEqualTo(sealed);
          valid++;
        } else {
          assertThatThrownBy(() -> cipher.open(nonce, aad, sealed))
              .isInstanceOf(RefusedException.class);
          refused++;
        }
      }
    }
    assertThat(valid).isEqualTo(39);
    assertThat(refused).isEqualTo(27);
    assertThat(ofOtherSizes).isEqualTo(250);
  }

  @Test
  void refusesWhatIsShorterThanATag() {
    AesGcm cipher = new AesGcm(new byte[AesGcm.KEY_BYTES]);
    for (int size = 0; size < AesGcm.TAG_BYTES; size++) {
      byte[] sealed = new byte[size];
      assertThatThrownBy(() -> cipher.open(new byte[AesGcm.NONCE_BYTES], new byte[0], sealed))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void refusesKeyOfAnotherSize() {
    assertThatThrownBy(() -> new AesGcm(new byte[16])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sequenceNonceIsBaseXorBigEndianNumber() {
    byte[] base = new byte[AesGcm.NONCE_BYTES];
    Arrays.fill(base, (byte) 0xF0);
    assertThat(AesGcm.sequenceNonce(base, 0x0102030405060708L))
        .containsExactly(0xF0, 0xF0, 0xF0, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
