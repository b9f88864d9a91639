package social.kith.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import social.kith.crypto.internal.Digests;

class IdentityTest {
  private static final Secret SEED = Secret.of(new byte[32]);

  @Test
  void isTheSameFromTheSameSeed() {
    Identity first = Identity.fromSeed(SEED);
    assertThat(Identity.fromSeed(first.seed()).key()).isEqualTo(first.key());
    assertThat(first.seed()).isEqualTo(SEED);
    assertThat(Identity.generate().key()).isNotEqualTo(Identity.generate().key());
  }

  /** Pins the derivation: a change would make everybody somebody else. */
  @Test
  void neverChanges() {
    Identity identity = Identity.fromSeed(SEED);
    assertThat(HexFormat.of().formatHex(identity.key().bytes()))
        .isEqualTo("9a0f19d21a38788d73a5de5b733ebde37950962c3d92c38e06654d918c9553e3");
    assertThat(identity.id().hex())
        .isEqualTo("968960d7caa9e0838c5559cf6d537adbee2b55d3c6444f9ecbc3f168309e79e8");
  }

  @Test
  void idIsHashOfLabelAndKey() {
    Identity identity = Identity.fromSeed(SEED);
    byte[] label = "kith/contact-id/v1".getBytes(StandardCharsets.US_ASCII);
    assertThat(identity.id().bytes()).isEqualTo(Digests.sha256(label, identity.key().bytes()));
    assertThat(identity.key().contactId()).isEqualTo(identity.id());
  }

  @Test
  void closedIdentitySignsNoMore() {
    Identity identity = Identity.fromSeed(SEED);
    identity.close();
    assertThatThrownBy(() -> Signed.sign(identity, Label.ITEM, new byte[1]))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(identity::seed).isInstanceOf(IllegalStateException.class);
    assertThat(identity.key()).isEqualTo(Identity.fromSeed(SEED).key());
  }

  @Test
  void doesNotCloseTheSeedItWasGiven() {
    Secret seed = Secret.random();
    Identity.fromSeed(seed).close();
    assertThat(seed.copyBytes()).hasSize(32);
  }

  @Test
  void printsTheShortIdOnly() {
    Identity identity = Identity.fromSeed(SEED);
    assertThat(identity).hasToString("Identity(" + identity.id().shortHex() + ")");
    assertThat(identity.key().toString()).hasSize(8);
  }

  @Test
  void keyTakesExactly32Bytes() {
    assertThatThrownBy(() -> IdentityKey.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> IdentityKey.of(new byte[33]))
        .isInstanceOf(IllegalArgumentException.class);
    IdentityKey key = Identity.generate().key();
    assertThat(IdentityKey.of(key.bytes())).isEqualTo(key).hasSameHashCodeAs(key);
  }
}
