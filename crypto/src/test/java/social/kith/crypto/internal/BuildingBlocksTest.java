package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.agreement.X25519Agreement;
import org.bouncycastle.crypto.kems.MLKEMExtractor;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

/** What X-Wing and HKDF are made of, held to others' vectors. */
class BuildingBlocksTest {
  private static final byte[] ALL_ZERO = new byte[32];

  private static List<JsonNode> tests(String file) {
    return Vectors.each(Vectors.read(file).required("testGroups"))
        .flatMap(group -> Vectors.each(group.required("tests")))
        .toList();
  }

  @Test
  void x25519AgreesAndRefusesTheAllZeroSecret() {
    int agreed = 0;
    int refused = 0;
    for (JsonNode test : tests("x25519_test.json")) {
      byte[] wanted = Vectors.hex(test, "shared");
      try {
        assertThat(x25519(Vectors.hex(test, "private"), Vectors.hex(test, "public")))
            .isEqualTo(wanted);
        agreed++;
      } catch (IllegalStateException e) {
        assertThat(wanted).isEqualTo(ALL_ZERO);
        refused++;
      }
    }
    assertThat(agreed).isEqualTo(487);
    assertThat(refused).isEqualTo(31);
  }

  @Test
  void x25519AgreesWithRfc7748() {
    int count = 0;
    for (JsonNode test : Vectors.read("rfc7748_x25519.json")) {
      assertThat(x25519(Vectors.hex(test, "scalar"), Vectors.hex(test, "input")))
          .isEqualTo(Vectors.hex(test, "output"));
      count++;
    }
    assertThat(count).isEqualTo(6);
  }

  /** Section 5.2: each result is the next scalar, each scalar the next point. */
  @Test
  void x25519AgreesWithRfc7748WhenIterated() {
    byte[] scalar = new byte[32];
    scalar[0] = 9;
    byte[] point = scalar;
    int count = 0;
    int done = 0;
    for (JsonNode test : Vectors.read("rfc7748_x25519_times.json")) {
      for (; done < Math.min(1_000, test.required("times").asInt()); done++) {
        byte[] result = x25519(scalar, point);
        point = scalar;
        scalar = result;
      }
      if (done == test.required("times").asInt()) {
        assertThat(scalar).isEqualTo(Vectors.hex(test, "key"));
        count++;
      }
    }
    assertThat(count).as("all but the million, which takes a minute").isEqualTo(2);
  }

  private static byte[] x25519(byte[] privateKey, byte[] publicKey) {
    X25519Agreement agreement = new X25519Agreement();
    agreement.init(new X25519PrivateKeyParameters(privateKey));
    byte[] shared = new byte[agreement.getAgreementSize()];
    agreement.calculateAgreement(new X25519PublicKeyParameters(publicKey), shared, 0);
    return shared;
  }

  @Test
  void mlKem768AgreesAndRefusesWhatIsMalformed() {
    int agreed = 0;
    int refused = 0;
    for (JsonNode test : tests("mlkem_768_test.json")) {
      try {
        byte[] shared = mlKem(Vectors.hex(test, "seed"), Vectors.hex(test, "c"));
        assertThat(Vectors.valid(test)).isTrue();
        assertThat(shared).isEqualTo(Vectors.hex(test, "K"));
        agreed++;
      } catch (IllegalArgumentException e) {
        assertThat(Vectors.valid(test)).isFalse();
        refused++;
      }
    }
    assertThat(agreed).isEqualTo(153);
    assertThat(refused).isEqualTo(40);
  }

  private static byte[] mlKem(byte[] seed, byte[] ciphertext) {
    return new MLKEMExtractor(new MLKEMPrivateKeyParameters(MLKEMParameters.ml_kem_768, seed))
        .extractSecret(ciphertext);
  }

  @Test
  void hmacSha256AgreesAlsoWhereItIsCutShort() throws Exception {
    int agreed = 0;
    int refused = 0;
    for (JsonNode group : Vectors.read("hmac_sha256_test.json").required("testGroups")) {
      int tagBytes = group.required("tagSize").asInt() / 8;
      for (JsonNode test : group.required("tests")) {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Vectors.hex(test, "key"), "HmacSHA256"));
        byte[] tag = Arrays.copyOf(mac.doFinal(Vectors.hex(test, "msg")), tagBytes);
        boolean equal = Arrays.equals(tag, Vectors.hex(test, "tag"));
        assertThat(equal).isEqualTo(Vectors.valid(test));
        agreed += equal ? 1 : 0;
        refused += equal ? 0 : 1;
      }
    }
    assertThat(agreed).isEqualTo(66);
    assertThat(refused).isEqualTo(108);
  }
}
