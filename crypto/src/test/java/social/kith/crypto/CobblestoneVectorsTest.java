package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Cobblestone;
import social.kith.crypto.internal.Vectors;

/** Wycheproof's vectors for Cobblestone-256; their ciphertexts are compressed with zlib. */
class CobblestoneVectorsTest {

  @Test
  void decryptsAndEncryptsAsWycheproof() throws Exception {
    int valid = 0;
    int refused = 0;
    for (JsonNode group :
        Vectors.read("c2sp_chunked_encryption_aes_256_gcm_test.json").required("testGroups")) {
      for (JsonNode test : group.required("tests")) {
        byte[] ciphertext = inflate(Vectors.hex(test, "ct"));
        if (Vectors.valid(test)) {
          byte[] plain = decrypting(test, ciphertext).readAllBytes();
          assertMessage(test, plain);
          assertThat(encrypt(test, ciphertext, plain)).isEqualTo(ciphertext);
          assertThat(PhotoCipher.ciphertextSize(plain.length)).isEqualTo(ciphertext.length);
          valid++;
        } else {
          assertRefused(test, ciphertext);
          refused++;
        }
      }
    }
    assertThat(valid).isEqualTo(VALID);
    assertThat(refused).isEqualTo(35 - VALID);
  }

  private static final int VALID = 10;

  private static void assertRefused(JsonNode test, byte[] ciphertext) throws Exception {
    InputStream in = decrypting(test, ciphertext);
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    Throwable refusal = catchThrowable(() -> in.transferTo(before));
    if (Vectors.hex(test, "key").length == Secret.SIZE_BYTES) {
      assertThat(refusal).as(test.toString()).isInstanceOf(IOException.class);
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    } else {
      assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
    }
    if (test.has("msgLength")) {
      assertMessage(test, before.toByteArray());
    } else {
      assertThat(before.size()).isZero();
    }
  }

  private static void assertMessage(JsonNode test, byte[] plain) throws Exception {
    assertThat(plain).hasSize(test.required("msgLength").asInt());
    assertThat(MessageDigest.getInstance("SHA-512").digest(plain))
        .isEqualTo(Vectors.hex(test, "msgSha512"));
  }

  private static InputStream decrypting(JsonNode test, byte[] ciphertext) {
    return new DecryptingInputStream(
        Vectors.hex(test, "key"), Vectors.hex(test, "ctx"), new ByteArrayInputStream(ciphertext));
  }

  private static byte[] encrypt(JsonNode test, byte[] ciphertext, byte[] plain) throws IOException {
    byte[] salt = Arrays.copyOf(ciphertext, Cobblestone.SALT_BYTES);
    Cobblestone message =
        Cobblestone.message(Vectors.hex(test, "key"), salt, Vectors.hex(test, "ctx"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encrypting = new EncryptingOutputStream(message, out)) {
      encrypting.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] inflate(byte[] compressed) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
      return in.readAllBytes();
    }
  }
}
