package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.junit.jupiter.api.Test;

class HpkeTest {
  private static final byte[] PSK = new byte[Hpke.MIN_PSK_BYTES];
  private static final byte[] ID = {1};
  private static final byte[] INFO = {2};
  private final Hpke hpke = Hpke.xWing();
  private final HpkeKeyPair pair = hpke.generate();

  /**
   * RFC 9180 appendix A has another KEM; the key schedule, the sequence and the exporter are ours.
   */
  @Test
  void agreesWithRfc9180InModePsk() throws Exception {
    int opened = 0;
    int exported = 0;
    for (JsonNode suite : Vectors.read("rfc9180_mode_psk.json")) {
      for (JsonNode message : suite.required("encryptions")) {
        HpkeContext context = receive(suite);
        advance(context, sequence(message));
        assertThat(context.open(Vectors.hex(message, "aad"), Vectors.hex(message, "ct")))
            .isEqualTo(Vectors.hex(message, "pt"));
        opened++;
      }
      for (JsonNode export : suite.required("exports")) {
        assertThat(
                receive(suite)
                    .export(Vectors.hex(export, "exporter_context"), export.required("L").asInt()))
            .isEqualTo(Vectors.hex(export, "exported_value"));
        exported++;
      }
    }
    assertThat(opened).isEqualTo(21);
    assertThat(exported).isEqualTo(12);
  }

  /** The drafts have no mode_psk with X-Wing, so BouncyCastle is held to the base mode. */
  @Test
  void bouncyCastleAgreesWithHpkePqForXWing() throws Exception {
    JsonNode suite = Vectors.read("hpke_pq_xwing.json").get(0);
    HPKE base =
        new HPKE(
            HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    AsymmetricCipherKeyPair keys =
        base.deserializePrivateKey(Vectors.hex(suite, "skRm"), Vectors.hex(suite, "pkRm"));
    HPKEContext context =
        base.setupBaseR(Vectors.hex(suite, "enc"), keys, Vectors.hex(suite, "info"));
    int opened = 0;
    for (JsonNode message : suite.required("encryptions")) {
      assertThat(context.open(Vectors.hex(message, "aad"), Vectors.hex(message, "ct")))
          .isEqualTo(Vectors.hex(message, "pt"));
      opened++;
    }
    int exported = 0;
    for (JsonNode export : suite.required("exports")) {
      assertThat(
              context.export(Vectors.hex(export, "exporter_context"), export.required("L").asInt()))
          .isEqualTo(Vectors.hex(export, "exported_value"));
      exported++;
    }
    assertThat(opened).isEqualTo(10);
    assertThat(exported).isEqualTo(5);
  }

  @Test
  void bouncyCastleAgreesWithXWing() {
    int count = 0;
    for (JsonNode row : Vectors.read("xwing.json")) {
      XWingPrivateKeyParameters key = new XWingPrivateKeyParameters(Vectors.hex(row, "seed"));
      assertThat(new XWingKEMExtractor(key).extractSecret(Vectors.hex(row, "ct")))
          .isEqualTo(Vectors.hex(row, "ss"));
      HPKE suite =
          new HPKE(HPKE.mode_psk, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
      AsymmetricCipherKeyPair keys =
          suite.deserializePrivateKey(Vectors.hex(row, "sk"), Vectors.hex(row, "pk"));
      assertThat(suite.serializePublicKey(keys.getPublic())).isEqualTo(Vectors.hex(row, "pk"));
      count++;
    }
    assertThat(count).isEqualTo(3);
  }

  @Test
  void bothEndsHaveTheSameContext() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    assertThat(pair.publicKey()).hasSize(Hpke.PUBLIC_KEY_BYTES);
    assertThat(sending.encapsulation()).hasSize(Hpke.ENCAPSULATION_BYTES);
    HpkeContext receiving = hpke.receive(sending.encapsulation(), pair, INFO, PSK, ID);
    assertThat(receiving.export(ID, 32)).isEqualTo(sending.export(ID, 32));
    assertThat(receiving.open(ID, sending.seal(ID, INFO))).isEqualTo(INFO);
  }

  @Test
  void anythingElseDoesNotOpen() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    byte[] enc = sending.encapsulation();
    byte[] sealed = sending.seal(ID, INFO);
    byte[] otherPsk = PSK.clone();
    otherPsk[0] = 1;
    refusesToOpen(hpke.receive(enc, pair, ID, PSK, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, otherPsk, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, INFO), sealed);
    refusesToOpen(hpke.receive(enc, hpke.generate(), INFO, PSK, ID), sealed);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, ID), new byte[0]);
    refusesToOpen(hpke.receive(enc, pair, INFO, PSK, ID), Arrays.copyOf(sealed, 15));
  }

  @Test
  void shortOrUnnamedPskIsTheCallersBug() {
    byte[] key = pair.publicKey();
    for (byte[] psk : new byte[][] {new byte[0], new byte[Hpke.MIN_PSK_BYTES - 1]}) {
      assertThatThrownBy(() -> hpke.send(key, INFO, psk, ID))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () -> hpke.receive(new byte[Hpke.ENCAPSULATION_BYTES], pair, INFO, psk, ID))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> hpke.send(key, INFO, PSK, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badInputIsOneRefusal() {
    for (int size : new int[] {0, 1, 1119, 1120, 1121, 1215, 1216, 1217}) {
      byte[] zeros = new byte[size];
      assertThatThrownBy(() -> hpke.send(zeros, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class);
      assertThatThrownBy(() -> hpke.receive(zeros, pair, INFO, PSK, ID))
          .isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void closedKeyPairIsGone() throws Exception {
    HpkeContext sending = hpke.send(pair.publicKey(), INFO, PSK, ID);
    pair.close();
    assertThatThrownBy(() -> hpke.receive(sending.encapsulation(), pair, INFO, PSK, ID))
        .isInstanceOf(IllegalStateException.class);
    assertThat(pair).hasToString("HpkeKeyPair");
  }

  private static HpkeContext receive(JsonNode suite) throws RefusedException {
    short kem = (short) suite.required("kem_id").asInt();
    short aead = (short) suite.required("aead_id").asInt();
    byte[] publicKey = Vectors.hex(suite, "pkRm");
    AsymmetricCipherKeyPair keys =
        new HPKE(HPKE.mode_psk, kem, HPKE.kdf_HKDF_SHA256, aead)
            .deserializePrivateKey(Vectors.hex(suite, "skRm"), publicKey);
    return new Hpke(kem, aead)
        .receive(
            Vectors.hex(suite, "enc"),
            new HpkeKeyPair(keys, publicKey),
            Vectors.hex(suite, "info"),
            Vectors.hex(suite, "psk"),
            Vectors.hex(suite, "psk_id"));
  }

  /** The vectors name the message's number in its associated data: "Count-254". */
  private static int sequence(JsonNode message) {
    String aad =
        new String(Vectors.hex(message, "aad"), java.nio.charset.StandardCharsets.US_ASCII);
    return Integer.parseInt(aad.substring("Count-".length()));
  }

  private static void advance(HpkeContext context, int messages) {
    for (int i = 0; i < messages; i++) {
      context.seal(ID, ID);
    }
  }

  private static void refusesToOpen(HpkeContext context, byte[] sealed) {
    assertThatThrownBy(() -> context.open(ID, sealed)).isInstanceOf(RefusedException.class);
  }
}
