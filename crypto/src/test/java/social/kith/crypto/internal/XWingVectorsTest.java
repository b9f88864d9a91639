package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.SecretWithEncapsulation;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMExtractor;
import org.bouncycastle.pqc.crypto.xwing.XWingKEMGenerator;
import org.bouncycastle.pqc.crypto.xwing.XWingPrivateKeyParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingPublicKeyParameters;
import org.junit.jupiter.api.Test;

/** The key encapsulation under {@link Hpke}, held to the drafts that define and use it. */
class XWingVectorsTest {

  @Test
  void keysEncapsulationsAndSecretsAreThoseOfTheDraft() {
    int count = 0;
    for (JsonNode row : Vectors.read("xwing.json")) {
      byte[] publicKey = Vectors.hex(row, "pk");
      assertThat(publicKeyOf(Vectors.hex(row, "sk"))).isEqualTo(publicKey);
      FixedRandom drawn = new FixedRandom(Vectors.hex(row, "eseed"));
      SecretWithEncapsulation made =
          new XWingKEMGenerator(drawn)
              .generateEncapsulated(new XWingPublicKeyParameters(publicKey));
      assertThat(drawn.remaining()).isZero();
      assertThat(made.getEncapsulation()).isEqualTo(Vectors.hex(row, "ct"));
      assertThat(made.getSecret()).isEqualTo(Vectors.hex(row, "ss"));
      assertThat(extract(Vectors.hex(row, "seed"), Vectors.hex(row, "ct")))
          .isEqualTo(Vectors.hex(row, "ss"));
      count++;
    }
    assertThat(count).isEqualTo(3);
  }

  /** Also that of the suite whose key derivation Kith never uses. */
  @Test
  void secretsAreThoseOfHpkePq() {
    int count = 0;
    for (JsonNode suite : Vectors.read("hpke_pq_xwing.json")) {
      assertThat(publicKeyOf(Vectors.hex(suite, "skRm"))).isEqualTo(Vectors.hex(suite, "pkRm"));
      assertThat(extract(Vectors.hex(suite, "skRm"), Vectors.hex(suite, "enc")))
          .isEqualTo(Vectors.hex(suite, "shared_secret"));
      count++;
    }
    assertThat(count).isEqualTo(2);
  }

  private static byte[] publicKeyOf(byte[] seed) {
    HPKE hpke =
        new HPKE(HPKE.mode_psk, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    AsymmetricCipherKeyPair keys = hpke.deserializePrivateKey(seed, null);
    return hpke.serializePublicKey(keys.getPublic());
  }

  private static byte[] extract(byte[] seed, byte[] encapsulation) {
    return new XWingKEMExtractor(new XWingPrivateKeyParameters(seed)).extractSecret(encapsulation);
  }
}
