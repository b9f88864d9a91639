package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.node.loop.ManualLoop;

/** A contact who calls all the time, and one whose call does not end. */
class RingingTest {
  private static final ContactId HOST = Identity.generate().id();

  private final ManualLoop loop = new ManualLoop();
  private final List<RoomCard> missed = new ArrayList<>();
  private final List<LiveMessage> sent = new ArrayList<>();
  private OwnCalls.Answer answer = OwnCalls.Answer.RING;
  private final Visiting visiting =
      new Visiting(loop, (to, message) -> sent.add(message), new Own(), new Told());

  private final class Own implements OwnCalls {
    @Override
    public boolean hosts(RoomId id) {
      return false;
    }

    @Override
    public Answer answer(ContactId host, RoomId call) {
      return answer;
    }
  }

  private final class Told implements RoomsListener {
    @Override
    public void changed() {}

    @Override
    public void missed(ContactId contact, RoomCard call) {
      missed.add(call);
    }

    @Override
    public void ended(RoomCard room, Set<ContactId> audience) {}
  }

  private static RoomCard call() {
    return new RoomCard(RoomId.random(), RoomCard.Kind.CALL, "", true, true, Instant.EPOCH);
  }

  private void offer(RoomCard... cards) {
    visiting.message(HOST, new LiveMessage.Offered(List.of(cards)));
  }

  private boolean rings() {
    return visiting.all().stream().anyMatch(room -> room.card().ringing());
  }

  @Test
  void whoCallsTooOftenDoesNotRingForAWhile() {
    for (int i = 0; i < Ringing.MOST; i++) {
      offer(call());
      assertThat(rings()).isTrue();
      offer();
    }
    assertThat(missed).hasSize(Ringing.MOST);
    offer(call());
    assertThat(rings()).isFalse();
    assertThat(missed).as("it is told").hasSize(Ringing.MOST + 1);
    offer();
    assertThat(missed).as("once").hasSize(Ringing.MOST + 1);
    loop.pass(Ringing.WITHIN);
    offer(call());
    assertThat(rings()).isTrue();
  }

  @Test
  void aCallThatDoesNotEndRingsNoLongerThanItsTime() {
    RoomCard call = call();
    offer(call);
    loop.pass(Ringing.LIMIT.minusMillis(1));
    offer(call);
    assertThat(rings()).isTrue();
    loop.pass(Ringing.LIMIT);
    assertThat(rings()).isFalse();
    assertThat(missed).hasSize(1);
    offer(call);
    assertThat(rings()).as("however often it is offered").isFalse();
    assertThat(visiting.all()).as("who wants may still come").hasSize(1);
  }

  @Test
  void whereBothCallEachOtherNothingRingsOrIsMissed() {
    answer = OwnCalls.Answer.TAKE;
    offer(call());
    assertThat(visiting.all()).as("to be joined").hasSize(1);
    offer();
    answer = OwnCalls.Answer.DROP;
    offer(call());
    assertThat(visiting.all()).isEmpty();
    offer();
    assertThat(rings()).isFalse();
    assertThat(missed).isEmpty();
    assertThat(sent).isEmpty();
  }
}
