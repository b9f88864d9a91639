package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ChaCha20Poly1305Test {
  @Test
  void agreesWithWycheproof() throws Exception {
    int valid = 0;
    int refused = 0;
    for (JsonNode group : Vectors.read("chacha20_poly1305_test.json").required("testGroups")) {
      for (JsonNode test : group.required("tests")) {
        byte[] nonce = Vectors.hex(test, "iv");
        byte[] aad = Vectors.hex(test, "aad");
        byte[] plain = Vectors.hex(test, "msg");
        byte[] sealed = Bytes.concat(Vectors.hex(test, "ct"), Vectors.hex(test, "tag"));
        byte[] key = Vectors.hex(test, "key");
        ChaCha20Poly1305 cipher = new ChaCha20Poly1305(key);
        if (Vectors.valid(test)) {
          assertThat(cipher.seal(nonce, aad, plain, plain.length)).isEqualTo(sealed);
          assertThat(new ChaCha20Poly1305(key).open(nonce, aad, sealed, sealed.length))
              .isEqualTo(plain);
          valid++;
        } else {
          assertThatThrownBy(() -> cipher.open(nonce, aad, sealed, sealed.length))
              .isInstanceOf(RefusedException.class);
          refused++;
        }
      }
    }
    assertThat(valid).isEqualTo(256);
    assertThat(refused).isEqualTo(69);
  }

  @Test
  void refusesWhatIsShorterThanATag() {
    ChaCha20Poly1305 cipher = new ChaCha20Poly1305(new byte[32]);
    for (int size = 0; size < ChaCha20Poly1305.TAG_BYTES; size++) {
      int sealed = size;
      assertThatThrownBy(() -> cipher.open(new byte[12], new byte[0], new byte[16], sealed))
          .isInstanceOf(RefusedException.class);
    }
    assertThatThrownBy(() -> new ChaCha20Poly1305(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
