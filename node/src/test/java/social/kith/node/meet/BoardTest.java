package social.kith.node.meet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MeetingSecret;
import social.kith.node.loop.ManualLoop;

class BoardTest {
  private static final ContactId ALICE = Identity.generate().id();
  private static final ContactId BOB = Identity.generate().id();
  private static final ContactId EVE = Identity.generate().id();
  private final ManualLoop loop = new ManualLoop();
  private final List<String> sent = new ArrayList<>();
  private final Board board = new Board(loop, this::sent);

  private void sent(ContactId to, MeetingMessage message) {
    String name = to.equals(ALICE) ? "alice" : to.equals(BOB) ? "bob" : "eve";
    sent.add(name + " " + message.getClass().getSimpleName());
  }

  private static MeetingTag tag(int number) {
    return new MeetingTag(
        ByteBuffer.allocate(MeetingSecret.TAG_BYTES).putInt(number).putInt(7).array());
  }

  private static Set<MeetingTag> tags(int count, int from) {
    Set<MeetingTag> tags = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      tags.add(tag(from + i));
    }
    return tags;
  }

  private static MeetingMessage.Carry carry(int number) {
    return new MeetingMessage.Carry(tag(number), new byte[] {1});
  }

  @Test
  void tellsTwoThatLookForTheSameTag() {
    board.watch(ALICE, Set.of(tag(1), tag(2)));
    board.watch(EVE, Set.of(tag(3)));
    assertThat(sent).isEmpty();
    board.watch(BOB, Set.of(tag(2)));
    assertThat(sent).containsExactlyInAnyOrder("alice Match", "bob Match");
  }

  @Test
  void saysItOnce() {
    board.watch(ALICE, Set.of(tag(1)));
    board.watch(BOB, Set.of(tag(1)));
    sent.clear();
    board.watch(BOB, Set.of(tag(1), tag(2)));
    assertThat(sent).isEmpty();
  }

  @Test
  void carriesBetweenTheTwoAlone() {
    board.watch(ALICE, Set.of(tag(1)));
    board.watch(BOB, Set.of(tag(1)));
    board.watch(EVE, Set.of(tag(9)));
    sent.clear();
    board.carry(ALICE, carry(1));
    assertThat(sent).containsExactly("bob Carry");
    board.carry(EVE, carry(1));
    board.carry(Identity.generate().id(), carry(1));
    assertThat(sent).hasSize(1);
  }

  @Test
  void forgetsWhoGoesAndWhatIsNoLongerLookedFor() {
    board.watch(ALICE, Set.of(tag(1)));
    board.watch(BOB, Set.of(tag(1)));
    sent.clear();
    board.watch(BOB, Set.of());
    board.carry(ALICE, carry(1));
    board.gone(ALICE);
    board.watch(BOB, Set.of(tag(1)));
    assertThat(sent).isEmpty();
    board.clear();
    board.watch(ALICE, Set.of(tag(1)));
    assertThat(sent).isEmpty();
  }

  @Test
  void carriesSixtyEnvelopesAMinuteForEach() {
    board.watch(ALICE, Set.of(tag(1)));
    board.watch(BOB, Set.of(tag(1)));
    sent.clear();
    for (int i = 0; i < Board.MAX_CARRIED + 1; i++) {
      board.carry(ALICE, carry(1));
    }
    assertThat(sent).hasSize(Board.MAX_CARRIED);
    board.carry(BOB, carry(1));
    loop.pass(Duration.ofSeconds(1));
    board.carry(ALICE, carry(1));
    board.carry(ALICE, carry(1));
    assertThat(sent).hasSize(Board.MAX_CARRIED + 2);
  }

  @Test
  void holdsSoManyTagsAndNoMore() {
    int each = MeetingMessage.MAX_TAGS;
    int full = Board.MAX_TAGS / each;
    for (int i = 0; i < full; i++) {
      board.watch(Identity.generate().id(), tags(each, i * each));
    }
    int left = Board.MAX_TAGS - full * each;
    board.watch(EVE, tags(left + 1, -10_000));
    board.watch(BOB, tags(left, -10_000));
    assertThat(sent).isEmpty();
    board.watch(EVE, Set.of());
    board.watch(ALICE, Set.of(tag(0)));
    assertThat(sent).isEmpty();
    board.gone(BOB);
    board.watch(ALICE, Set.of(tag(0)));
    assertThat(sent).contains("alice Match");
  }
}
