package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The files of C2SP's test kit for age. Those with an armour, a passphrase or faults in stanzas for
 * X25519 concern what Kith does not have; all others run.
 */
class AgeVectorsTest {
  private static final int FILES = 143;
  private static final List<String> SHARED =
      List.of("empty", "header_", "hmac_", "stanza_", "stream_", "version_");

  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void filesForHybridIdentities() throws Exception {
    run(vector -> vector.hybridIdentity().isPresent(), vector -> open(identity(vector), vector));
    assertThat(counts).isEqualTo(Map.of("success", 4, "no match", 5, "header failure", 9));
  }

  /** What the file key was wrapped with does not matter to them: it is given. */
  @Test
  void filesWithFaultsInTheSharedParts() throws Exception {
    run(
        vector -> SHARED.stream().anyMatch(vector.name()::startsWith),
        vector -> openWithFileKey(vector));
    assertThat(counts)
        .isEqualTo(
            Map.of("success", 11, "header failure", 23, "HMAC failure", 1, "payload failure", 18));
  }

  /** They are whole files with a right header: their payload opens, whoever they are for. */
  @Test
  void filesForOthers() throws Exception {
    List<String> names = List.of("x25519", "x25519_grease", "x25519_multiple_recipients", "scrypt");
    run(vector -> names.contains(vector.name()), vector -> openWithFileKey(vector));
    assertThat(counts).isEqualTo(Map.of("success", 4));
  }

  private interface Opening {
    InputStream open(AgeVector vector) throws IOException;
  }

  private void run(Predicate<AgeVector> which, Opening opening) throws Exception {
    List<AgeVector> all = AgeVector.all();
    assertThat(all.size()).isEqualTo(FILES);
    for (AgeVector vector : all) {
      if (which.test(vector) && !vector.isArmored()) {
        check(vector, opening);
        counts.merge(vector.expect(), 1, Integer::sum);
      }
    }
  }

  private static void check(AgeVector vector, Opening opening) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    String outcome = "success";
    try (InputStream in = opening.open(vector)) {
      in.transferTo(plain);
    } catch (AgeException e) {
      outcome = outcome(e.reason());
    }
    assertThat(outcome).as(vector.name()).isEqualTo(expected(vector));
    if (outcome.equals("success") || outcome.equals("payload failure")) {
      assertThat(hash(plain.toByteArray())).as(vector.name()).isEqualTo(vector.payloadHash());
    }
  }

  /** The test kit has this one for an identity of X25519, which it is no stanza of. */
  private static String expected(AgeVector vector) {
    return vector.name().equals("hybrid_x25519_arg") ? "no match" : vector.expect();
  }

  private static InputStream open(AgeIdentity identity, AgeVector vector) throws IOException {
    return identity.decrypting(new ByteArrayInputStream(vector.file()));
  }

  private static InputStream openWithFileKey(AgeVector vector) throws IOException {
    return AgeFileKey.decrypting(
        new ByteArrayInputStream(vector.file()), stanzas -> Optional.of(vector.fileKey()));
  }

  private static AgeIdentity identity(AgeVector vector) {
    try {
      return AgeIdentity.parse(vector.hybridIdentity().orElseThrow());
    } catch (MalformedException e) {
      throw new AssertionError(vector.name(), e);
    }
  }

  private static String outcome(AgeException.Reason reason) {
    return switch (reason) {
      case HEADER -> "header failure";
      case NO_MATCH -> "no match";
      case HEADER_CHANGED -> "HMAC failure";
      case PAYLOAD -> "payload failure";
    };
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
