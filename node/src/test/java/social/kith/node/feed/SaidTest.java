package social.kith.node.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import social.kith.crypto.CborMap;
import social.kith.crypto.Identity;
import social.kith.crypto.ItemId;
import social.kith.crypto.Label;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Signed;

class SaidTest {
  private static final ItemId POST = ItemId.of(new byte[32]);
  private static final long AT = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final String HEAD = "031b0000019b76daa800";
  private static final String NONCE = "0450" + "00".repeat(16);
  private static final String ID = "5820" + "00".repeat(32);
  private final Identity cy = Identity.generate();

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Said again(Said said) throws MalformedException {
    return Said.parse(said.kind(), CborMap.decode(said.encode(), PassedOn.MAX_SIGNED_BYTES));
  }

  private static Reply reply(String text) {
    return new Reply(AT, new byte[16], text, POST, Optional.empty());
  }

  private static Reaction reaction(String emoji) {
    return new Reaction(AT, new byte[16], emoji, POST);
  }

  private byte[] signed(Said said) {
    return Signed.sign(cy, Label.ITEM, said.encode());
  }

  private PassedOn passedOn(Said said, String name, int audience) throws MalformedException {
    byte[] bytes = new PassedOn(AT, POST, cy.key(), name, signed(said), audience).encode();
    return PassedOn.parse(CborMap.decode(bytes, Post.MAX_BYTES));
  }

  @Test
  void haveTheBytesOfTheProtocol() {
    assertThat(hex(reply("Hi").encode()))
        .isEqualTo("a601010204" + HEAD + NONCE + "05624869" + "07" + ID);
    assertThat(hex(reaction("\ud83d\udc4d").encode()))
        .isEqualTo("a601010205" + HEAD + NONCE + "0564f09f918d" + "07" + ID);
    assertThat(hex(new Removal(AT, POST, POST).encode()))
        .isEqualTo("a501010206" + HEAD + "07" + ID + "08" + ID);
  }

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    Reply answer = new Reply(AT, new byte[16], "Hi", POST, Optional.of(POST));
    assertThat(((Reply) again(answer)).parent()).contains(POST);
    assertThat(((Reply) again(reply("Hi"))).parent()).isEmpty();
    assertThat(((Reaction) again(reaction(""))).emoji()).isEmpty();
    assertThat(again(new Removal(AT, POST, POST)).target()).contains(POST);
    assertThat(answer.toString()).doesNotContain("Hi");
  }

  @Test
  void aReplyHasOneToFiveThousandCharacters() throws MalformedException {
    assertThat(again(reply("\ud83d\udc4d".repeat(Reply.MAX_TEXT_CHARS)))).isNotNull();
    for (String text : new String[] {"", " \n", "a".repeat(Reply.MAX_TEXT_CHARS + 1)}) {
      assertThatThrownBy(() -> again(reply(text))).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void theLongestReplyCanBePassedOn() throws MalformedException {
    Reply longest =
        new Reply(
            AT, new byte[16], "\ud83d\udc4d".repeat(Reply.MAX_TEXT_CHARS), POST, Optional.of(POST));
    assertThat(signed(longest).length).isLessThanOrEqualTo(PassedOn.MAX_SIGNED_BYTES);
    assertThat(passedOn(longest, "Cy", 1).verify()).isInstanceOf(Reply.class);
  }

  @Test
  void aReactionIsOneEmojiOrNone() {
    for (String text : new String[] {"a", "\ud83d\udc4d\ud83d\udc4d", "x".repeat(17)}) {
      assertThatThrownBy(() -> again(reaction(text))).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void passedOnHasLimits() throws MalformedException {
    assertThat(passedOn(reply("Hi"), "n".repeat(60), PassedOn.MAX_AUDIENCE).name()).hasSize(60);
    assertThatThrownBy(() -> passedOn(reply("Hi"), "n".repeat(61), 1))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> passedOn(reply("Hi"), "a\nb", 1))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> passedOn(reply("Hi"), "Cy", PassedOn.MAX_AUDIENCE + 1))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void onlyWhatIsSaidAboutAPostIsPassedOn() throws MalformedException {
    byte[] post = Signed.sign(cy, Label.ITEM, new Post(AT, new byte[16], "Hi", List.of()).encode());
    PassedOn within = new PassedOn(AT, POST, cy.key(), "Cy", post, 1);
    assertThatThrownBy(within::verify).isInstanceOf(MalformedException.class);
    PassedOn twice =
        new PassedOn(AT, POST, cy.key(), "Cy", Signed.sign(cy, Label.ITEM, within.encode()), 1);
    assertThatThrownBy(twice::verify).isInstanceOf(MalformedException.class);
    PassedOn byAnother =
        new PassedOn(AT, POST, Identity.generate().key(), "Cy", signed(reply("Hi")), 1);
    assertThatThrownBy(byAnother::verify).isInstanceOf(MalformedException.class);
  }

  @Test
  void aWidenedPostTellsHowManySeeIt() throws MalformedException {
    Widened widened = new Widened(AT, POST, PassedOn.MAX_AUDIENCE);
    assertThat(hex(new Widened(AT, POST, 3).encode()))
        .isEqualTo("a501010209" + HEAD + "07" + ID + "0c03");
    assertThat(Widened.parse(CborMap.decode(widened.encode(), 200))).isEqualTo(widened);
    for (int audience : new int[] {0, PassedOn.MAX_AUDIENCE + 1}) {
      byte[] bytes = new Widened(AT, POST, audience).encode();
      assertThatThrownBy(() -> Widened.parse(CborMap.decode(bytes, 200)))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void aPostTellsWithHowManyPeopleItWasSharedOrDoesNot() throws MalformedException {
    Post quiet = new Post(AT, new byte[16], "Hi", List.of());
    assertThat(Post.parse(CborMap.decode(quiet.encode(), 200)).audience()).isEmpty();
    Post told =
        new Post(AT, new byte[16], "Hi", List.of(), OptionalInt.of(3), OptionalLong.empty());
    assertThat(Post.parse(CborMap.decode(told.encode(), 200)).audience()).hasValue(3);
  }
}
