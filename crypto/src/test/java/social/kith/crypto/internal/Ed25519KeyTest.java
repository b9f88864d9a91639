package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ed25519KeyTest {

  @Test
  void agreesWithWycheproof() {
    int valid = 0;
    int refused = 0;
    for (JsonNode group : Vectors.read("ed25519_test.json").required("testGroups")) {
      Ed25519Key key = new Ed25519Key(Vectors.hex(group.required("publicKey"), "pk"));
      for (JsonNode test : group.required("tests")) {
        assertThat(key.verifies(Vectors.hex(test, "msg"), Vectors.hex(test, "sig")))
            .as(test.toString())
            .isEqualTo(Vectors.valid(test));
        valid += Vectors.valid(test) ? 1 : 0;
        refused += Vectors.valid(test) ? 0 : 1;
      }
    }
    assertThat(valid).isEqualTo(88);
    assertThat(refused).isEqualTo(63);
  }

  /** Keys of small order, under which one signature fits many messages, verify nothing. */
  @Test
  void refusesKeysOfSmallOrderAndOtherEncodings() {
    int accepted = 0;
    int count = 0;
    for (JsonNode test : Vectors.read("cctv_ed25519.json")) {
      Ed25519Key key = new Ed25519Key(Vectors.hex(test, "key"));
      byte[] message = test.required("msg").asText().getBytes(StandardCharsets.UTF_8);
      boolean verifies = key.verifies(message, Vectors.hex(test, "sig"));
      List<String> flags = Vectors.each(test.required("flags")).map(JsonNode::asText).toList();
      if (flags.contains("low_order_A")
          || flags.contains("non_canonical_A")
          || flags.contains("non_canonical_R")) {
        assertThat(verifies).as(test.toString()).isFalse();
      }
      accepted += verifies ? 1 : 0;
      count++;
    }
    assertThat(count).isEqualTo(914);
    assertThat(accepted).isEqualTo(212);
  }

  @Test
  void refusesSignatureOfAnotherSize() {
    byte[] privateKey = new byte[32];
    byte[] publicKey = Ed25519Key.publicKey(privateKey);
    byte[] signature = Ed25519Key.sign(privateKey, publicKey, new byte[3]);
    Ed25519Key key = new Ed25519Key(publicKey);
    assertThat(key.verifies(new byte[3], signature)).isTrue();
    assertThat(key.verifies(new byte[3], java.util.Arrays.copyOf(signature, 63))).isFalse();
    assertThat(key.verifies(new byte[3], java.util.Arrays.copyOf(signature, 65))).isFalse();
    assertThat(key.verifies(new byte[3], new byte[0])).isFalse();
  }
}
