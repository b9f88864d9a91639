package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Hkdf;

class SecretTest {
  private static final byte[] ONES = filled(1);

  @Test
  void deriveIsHkdfWithTheLabelAsInfo() {
    byte[] info = "kith/link-seed/v1".getBytes(StandardCharsets.US_ASCII);
    assertThat(Secret.of(ONES).derive(Label.LINK_SEED).copyBytes())
        .isEqualTo(Hkdf.SHA256.derive(ONES, new byte[0], info, 32));
    byte[] withContext = "kith/link-seed/v1\0ab".getBytes(StandardCharsets.US_ASCII);
    assertThat(Secret.of(ONES).derive(Label.LINK_SEED, new byte[] {'a', 'b'}).copyBytes())
        .isEqualTo(Hkdf.SHA256.derive(ONES, new byte[0], withContext, 32));
  }

  @Test
  void deriveDiffersByLabelAndContext() {
    Set<String> seen = new HashSet<>();
    Secret secret = Secret.of(ONES);
    for (Label label : Label.values()) {
      assertThat(seen.add(hex(secret.derive(label)))).isTrue();
      assertThat(seen.add(hex(secret.derive(label, new byte[0])))).isTrue();
      assertThat(seen.add(hex(secret.derive(label, new byte[1])))).isTrue();
    }
  }

  @Test
  void combineKeepsPartsApart() {
    byte[] three = {1, 2, 3};
    Secret joined = Secret.combine(Label.PAIR_SECRET, three, new byte[0]);
    assertThat(joined).isEqualTo(Secret.combine(Label.PAIR_SECRET, three, new byte[0]));
    assertThat(joined).isNotEqualTo(Secret.combine(Label.PAIR_SECRET, new byte[0], three));
    assertThat(joined).isNotEqualTo(Secret.combine(Label.PAIR_SECRET, three));
    assertThat(joined).isNotEqualTo(Secret.combine(Label.LINK_SEED, three, new byte[0]));
  }

  @Test
  void copiesOnTheWayInAndOut() {
    byte[] bytes = ONES.clone();
    Secret secret = Secret.of(bytes);
    bytes[0] = 0;
    secret.copyBytes()[1] = 0;
    assertThat(secret.copyBytes()).isEqualTo(ONES);
  }

  @Test
  void everyUseAfterCloseThrows() {
    Secret secret = Secret.of(ONES);
    secret.close();
    secret.close();
    assertThatThrownBy(secret::copyBytes).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> secret.derive(Label.PHOTO)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> secret.equals(Secret.of(ONES)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Secret.of(ONES).equals(secret))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void printsNothing() {
    assertThat(Secret.of(ONES)).hasToString("Secret");
    assertThat(Secret.of(ONES)).hasSameHashCodeAs(Secret.random());
  }

  @Test
  void comparesByContent() {
    assertThat(Secret.of(ONES)).isEqualTo(Secret.of(ONES)).isNotEqualTo(Secret.of(filled(2)));
    assertThat(Secret.random()).isNotEqualTo(Secret.random());
  }

  @Test
  void takesExactly32Bytes() {
    assertThatThrownBy(() -> Secret.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Secret.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[Secret.SIZE_BYTES];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static String hex(Secret secret) {
    return HexFormat.of().formatHex(secret.copyBytes());
  }
}
