package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.find.InviteException.Reason;

class InviteTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:30Z");
  private static final List<InetSocketAddress> ADDRESSES =
      List.of(new InetSocketAddress("192.0.2.7", 25484), new InetSocketAddress("2001:db8::7", 1));

  private static Invite invite() {
    return new Invite(
        Identity.generate().id(), Secret.random(), NOW.plus(15, ChronoUnit.MINUTES), ADDRESSES);
  }

  private static Reason refused(String text) {
    return refused(text, NOW);
  }

  private static Reason refused(String text, Instant now) {
    return catchThrowableOfType(InviteException.class, () -> Invite.parse(text, now)).reason();
  }

  @Test
  void isReadAsItWasWritten() throws InviteException {
    Invite invite = invite();

    assertThat(Invite.parse(invite.encode(), NOW)).isEqualTo(invite);
  }

  @Test
  void isFoundInAMessage() throws InviteException {
    Invite invite = invite();
    String message = "Hi Bob\njoin me " + invite.encode() + " HELLO AGAIN\nAnn";

    assertThat(Invite.parse(message, NOW)).isEqualTo(invite);
  }

  @Test
  void survivesLineBreaksAndLowerCase() throws InviteException {
    Invite invite = invite();
    String broken = invite.encode().toLowerCase(Locale.ROOT).replaceAll("(.{20})", "$1\n ");

    assertThat(Invite.parse(broken.replace("kith:\n ", "kith:"), NOW)).isEqualTo(invite);
  }

  @Test
  void withTwoAddressesFitsAVersion6QrCodeAtLevelM() {
    Invite invite =
        new Invite(
            Identity.generate().id(),
            Secret.random(),
            NOW,
            List.of(
                new InetSocketAddress("192.0.2.7", 25484),
                new InetSocketAddress("198.51.100.1", 25484)));

    assertThat(invite.encode()).matches("[0-9A-Z:]{1,154}");
  }

  @Test
  void refusesOneThatHasExpired() {
    Invite invite = invite();

    assertThat(refused(invite.encode(), invite.expiresAt())).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void refusesANewerVersion() {
    byte[] bytes = Base32.decode(invite().encode().substring(5)).orElseThrow();
    bytes[0] = 2;
    byte[] body = java.util.Arrays.copyOf(bytes, bytes.length - 4);
    byte[] check = java.util.Arrays.copyOf(sha256(body), 4);
    System.arraycopy(check, 0, bytes, body.length, 4);

    assertThat(refused("KITH:" + Base32.encode(bytes))).isEqualTo(Reason.NEWER_VERSION);
  }

  @Test
  void refusesEveryChangedCharacterAndEveryCut() {
    String text = invite().encode();
    List<Reason> reasons = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      reasons.add(refused(text.substring(0, i) + other + text.substring(i + 1)));
      reasons.add(refused(text.substring(0, i)));
    }

    assertThat(reasons).hasSize(2 * text.length()).containsOnly(Reason.DAMAGED);
  }

  @Test
  void refusesRandomBytesBehindARightCheck() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      byte[] body = new byte[random.nextInt(1, 160)];
      random.nextBytes(body);
      body[0] = 1;
      byte[] bytes = java.util.Arrays.copyOf(body, body.length + 4);
      System.arraycopy(sha256(body), 0, bytes, body.length, 4);
      String text = "KITH:" + Base32.encode(bytes);
      try {
        Invite read = Invite.parse(text, Instant.EPOCH);
        assertThat(read.encode()).isEqualTo(text);
      } catch (InviteException e) {
        assertThat(e.reason()).isIn(Reason.DAMAGED, Reason.EXPIRED);
      }
    }
  }

  @Test
  void showsNoSecret() {
    Invite invite = invite();

    assertThat(invite.toString()).doesNotContain(invite.encode().substring(60, 80)).hasSize(16);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
