package social.kith.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HkdfTest {

  @ParameterizedTest
  @CsvSource({"SHA256, hkdf_sha256_test.json, 83", "SHA512, hkdf_sha512_test.json, 80"})
  void agreesWithWycheproof(Hkdf hkdf, String file, int validCount) {
    int valid = 0;
    int refused = 0;
    for (JsonNode group : Vectors.read(file).required("testGroups")) {
      for (JsonNode test : group.required("tests")) {
        if (Vectors.valid(test)) {
          assertThat(derive(hkdf, test)).as(test.toString()).isEqualTo(Vectors.hex(test, "okm"));
          valid++;
        } else {
          assertThatThrownBy(() -> derive(hkdf, test)).isInstanceOf(IllegalArgumentException.class);
          refused++;
        }
      }
    }
    assertThat(valid).isEqualTo(validCount);
    assertThat(refused).isEqualTo(3);
  }

  private static byte[] derive(Hkdf hkdf, JsonNode test) {
    return hkdf.derive(
        Vectors.hex(test, "ikm"),
        Vectors.hex(test, "salt"),
        Vectors.hex(test, "info"),
        test.required("size").asInt());
  }
}
