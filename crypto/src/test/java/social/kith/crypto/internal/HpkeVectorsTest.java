package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.junit.jupiter.api.Test;

/** RFC 9180 and the draft on post-quantum HPKE. The published vectors of mode_psk have X25519. */
class HpkeVectorsTest {

  /** The key schedule, the sequence and the exporter are the same as with X-Wing. */
  @Test
  void wrapperAgreesWithRfc9180InModePsk() throws Exception {
    int opened = 0;
    int exported = 0;
    for (JsonNode suite : Vectors.read("rfc9180_x25519_hkdf_sha256.json")) {
      if (suite.required("mode").asInt() != HPKE.mode_psk) {
        continue;
      }
      for (JsonNode message : suite.required("encryptions")) {
        HpkeContext context = receive(suite);
        for (int i = 0; i < sequence(message); i++) {
          context.seal(new byte[0], new byte[0]);
        }
        assertThat(context.open(Vectors.hex(message, "aad"), Vectors.hex(message, "ct")))
            .isEqualTo(Vectors.hex(message, "pt"));
        opened++;
      }
      for (JsonNode export : suite.required("exports")) {
        assertThat(receive(suite).export(Vectors.hex(export, "exporter_context"), size(export)))
            .isEqualTo(Vectors.hex(export, "exported_value"));
        exported++;
      }
    }
    assertThat(opened).isEqualTo(21);
    assertThat(exported).isEqualTo(12);
  }

  @Test
  void bouncyCastleAgreesWithRfc9180InEveryMode() throws Exception {
    Map<Integer, Integer> openedOfMode = new HashMap<>();
    int exported = 0;
    for (JsonNode suite : Vectors.read("rfc9180_x25519_hkdf_sha256.json")) {
      HPKEContext context = receiver(suite);
      openedOfMode.merge(suite.required("mode").asInt(), openAll(context, suite), Integer::sum);
      exported += exportAll(context, suite);
    }
    assertThat(openedOfMode).containsExactlyInAnyOrderEntriesOf(Map.of(0, 21, 1, 21, 2, 21, 3, 21));
    assertThat(exported).isEqualTo(16 * 3);
  }

  /** The draft has no mode_psk with X-Wing, and one suite with a key derivation Kith never uses. */
  @Test
  void bouncyCastleAgreesWithHpkePqForXWing() throws Exception {
    int opened = 0;
    int exported = 0;
    int refused = 0;
    for (JsonNode suite : Vectors.read("hpke_pq_xwing.json")) {
      if (suite.required("kdf_id").asInt() == HPKE.kdf_HKDF_SHA256) {
        HPKEContext context = receiver(suite);
        opened += openAll(context, suite);
        exported += exportAll(context, suite);
      } else {
        assertThatThrownBy(() -> receiver(suite)).isInstanceOf(IllegalArgumentException.class);
        refused++;
      }
    }
    assertThat(opened).isEqualTo(10);
    assertThat(exported).isEqualTo(5);
    assertThat(refused).isEqualTo(1);
  }

  private static HpkeContext receive(JsonNode suite) throws RefusedException {
    return new Hpke(id(suite, "kem_id"), id(suite, "aead_id"))
        .receive(
            Vectors.hex(suite, "enc"),
            new HpkeKeyPair(receiverKeys(suite), Vectors.hex(suite, "pkRm")),
            Vectors.hex(suite, "info"),
            Vectors.hex(suite, "psk"),
            Vectors.hex(suite, "psk_id"));
  }

  private static HPKEContext receiver(JsonNode suite) {
    HPKE hpke = hpke(suite);
    byte[] enc = Vectors.hex(suite, "enc");
    byte[] info = Vectors.hex(suite, "info");
    AsymmetricCipherKeyPair keys = receiverKeys(suite);
    return switch (suite.required("mode").asInt()) {
      case HPKE.mode_base -> hpke.setupBaseR(enc, keys, info);
      case HPKE.mode_psk ->
          hpke.setupPSKR(enc, keys, info, Vectors.hex(suite, "psk"), Vectors.hex(suite, "psk_id"));
      case HPKE.mode_auth -> hpke.setupAuthR(enc, keys, info, sender(hpke, suite));
      default ->
          hpke.setupAuthPSKR(
              enc,
              keys,
              info,
              Vectors.hex(suite, "psk"),
              Vectors.hex(suite, "psk_id"),
              sender(hpke, suite));
    };
  }

  private static AsymmetricKeyParameter sender(HPKE hpke, JsonNode suite) {
    return hpke.deserializePublicKey(Vectors.hex(suite, "pkSm"));
  }

  private static AsymmetricCipherKeyPair receiverKeys(JsonNode suite) {
    return hpke(suite)
        .deserializePrivateKey(Vectors.hex(suite, "skRm"), Vectors.hex(suite, "pkRm"));
  }

  private static HPKE hpke(JsonNode suite) {
    return new HPKE(
        (byte) suite.required("mode").asInt(),
        id(suite, "kem_id"),
        id(suite, "kdf_id"),
        id(suite, "aead_id"));
  }

  private static short id(JsonNode suite, String field) {
    return (short) suite.required(field).asInt();
  }

  private static int openAll(HPKEContext context, JsonNode suite) throws Exception {
    int next = 0;
    int opened = 0;
    for (JsonNode message : suite.required("encryptions")) {
      byte[] aad = Vectors.hex(message, "aad");
      for (; next < sequence(message); next++) {
        context.seal(aad, aad);
      }
      assertThat(context.open(aad, Vectors.hex(message, "ct")))
          .isEqualTo(Vectors.hex(message, "pt"));
      next++;
      opened++;
    }
    return opened;
  }

  private static int exportAll(HPKEContext context, JsonNode suite) {
    int exported = 0;
    for (JsonNode export : suite.required("exports")) {
      assertThat(context.export(Vectors.hex(export, "exporter_context"), size(export)))
          .isEqualTo(Vectors.hex(export, "exported_value"));
      exported++;
    }
    return exported;
  }

  private static int size(JsonNode export) {
    return export.required("L").asInt();
  }

  /** The vectors name the message's number in its associated data: "Count-254". */
  private static int sequence(JsonNode message) {
    String aad = new String(Vectors.hex(message, "aad"), StandardCharsets.US_ASCII);
    return Integer.parseInt(aad.substring("Count-".length()));
  }
}
