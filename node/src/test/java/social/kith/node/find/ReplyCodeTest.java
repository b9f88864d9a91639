package social.kith.node.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.crypto.Secret;
import social.kith.node.find.InviteException.Reason;

class ReplyCodeTest {
  private static final ReplyCode REPLY =
      new ReplyCode(
          "0123456789abcdef",
          List.of(
              new InetSocketAddress("192.168.1.20", 25484),
              new InetSocketAddress("203.0.113.9", 61000)));

  private static InviteException refused(String text) {
    return catchThrowableOfType(InviteException.class, () -> ReplyCode.parse(text));
  }

  @Test
  void isReadAsItWasWrittenAlsoAmongWords() throws InviteException {
    String text = REPLY.encode();
    assertThat(ReplyCode.parse(text)).isEqualTo(REPLY);
    String broken = text.toLowerCase(Locale.ROOT).replaceAll("(.{17})", "$1\n");
    assertThat(ReplyCode.parse("It says:\n" + broken + "\n — Bob")).isEqualTo(REPLY);
  }

  @Test
  void withTwoAddressesItIsShort() {
    String code = REPLY.encode().substring("KITH-REPLY:".length());
    assertThat(Base32.decode(code).orElseThrow()).hasSize(26);
  }

  @Test
  void refusesWhatIsNotWhole() {
    String text = REPLY.encode();
    for (int length = 0; length < text.length(); length++) {
      assertThat(refused(text.substring(0, length)).reason()).isEqualTo(Reason.DAMAGED);
    }
    assertThat(refused(new ReplyCode("0123456789abcdef", List.of()).encode()).reason())
        .as("without an address")
        .isEqualTo(Reason.DAMAGED);
  }

  @Test
  void anInviteAndAReplyAreNotTakenForEachOther() {
    Instant now = Instant.now();
    String invite =
        new Invite(
                Identity.generate().id(), Secret.random(), now.plusSeconds(900), REPLY.addresses())
            .encode();
    assertThat(refused(invite)).hasMessageContaining("an invite, not a reply");
    assertThat(catchThrowableOfType(InviteException.class, () -> Invite.parse(REPLY.encode(), now)))
        .hasMessageContaining("a reply to an invite");
  }
}
