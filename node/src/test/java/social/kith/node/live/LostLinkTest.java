package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;
import social.kith.crypto.MalformedException;
import social.kith.node.loop.ManualLoop;

/** Places in rooms, when the link between host and guest is gone for a while. */
class LostLinkTest {
  private static final ContactId HOST = Identity.generate().id();
  private static final ContactId GUEST = Identity.generate().id();
  private static final ContactId OTHER = Identity.generate().id();

  private final ManualLoop loop = new ManualLoop();
  private final List<String> missed = new ArrayList<>();
  private final HeardSeat hostSeat = new HeardSeat();
  private final HeardSeat guestSeat = new HeardSeat();
  private final OwnCalls own =
      new OwnCalls() {
        @Override
        public boolean hosts(RoomId id) {
          return false;
        }

        @Override
        public Answer answer(ContactId host, RoomId call) {
          return Answer.RING;
        }
      };
  private Hosting hosting;
  private Visiting visiting;
  private RoomCard card;
  private boolean up = true;

  private final class Told implements RoomsListener {
    @Override
    public void changed() {}

    @Override
    public void missed(ContactId contact, RoomCard call) {
      missed.add(call.id().hex());
    }

    @Override
    public void ended(RoomCard room, Set<ContactId> audience) {}
  }

  @BeforeEach
  void open() {
    hosting = new Hosting(loop, this::toGuest, id -> "Guest", new Told());
    visiting = visiting();
    open(RoomCard.Kind.CALL);
  }

  private Visiting visiting() {
    return new Visiting(
        loop,
        (to, message) -> deliver(message, (m, body) -> hosting.message(GUEST, m)),
        own,
        new Told());
  }

  private void open(RoomCard.Kind kind) {
    card = new RoomCard(RoomId.random(), kind, "", true, false, Instant.EPOCH);
    hosting.open(card, Set.of(GUEST, OTHER));
    hosting.seat(room(), "Host", Optional.empty(), hostSeat);
  }

  private HostedRoom room() {
    return hosting.find(card.id()).orElseThrow();
  }

  private void toGuest(ContactId to, LiveMessage message) {
    if (to.equals(GUEST)) {
      deliver(message, (m, body) -> visiting.message(HOST, m));
    }
  }

  /** As the link does: whole, in order, or not at all. */
  private void deliver(LiveMessage message, BiConsumer<LiveMessage, byte[]> to) {
    if (up) {
      byte[] body = message.encode();
      try {
        to.accept(LiveMessage.parse(body), body);
      } catch (MalformedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void lose() {
    up = false;
    hosting.gone(GUEST);
    visiting.gone(HOST);
  }

  private void find() {
    up = true;
    visiting.ready(HOST);
    hosting.ready(GUEST);
  }

  private Visiting.Place join() {
    return visiting.join(HOST, card.id(), guestSeat);
  }

  @Test
  void whatHappenedMeanwhileIsCaughtUpWith() {
    join();
    HeardSeat first = new HeardSeat();
    hosting.seat(room(), "Other", Optional.of(OTHER), first);
    lose();
    hosting.leave(room(), 2);
    hosting.seat(room(), "Other", Optional.of(OTHER), new HeardSeat());
    find();
    assertThat(guestSeat.all).containsExactly("in 1 [0]", "came 2", "left 2", "came 3");
    assertThat(hostSeat.all).doesNotContain("left 1");
  }

  @Test
  void whoLeftMeanwhileIsNotThereAfterwards() {
    Visiting.Place place = join();
    lose();
    visiting.leave(place);
    find();
    assertThat(hostSeat.all).contains("left 1");
  }

  @Test
  void aGuestWhoseNodeBeganAnewIsNotThereAfterwards() {
    join();
    lose();
    visiting = visiting();
    find();
    assertThat(hostSeat.all).contains("left 1");
  }

  @Test
  void whoWasLetGoOfForBeingAwayComesInAnew() {
    join();
    up = false;
    hosting.gone(GUEST);
    HeardSeat other = new HeardSeat();
    hosting.seat(room(), "Other", Optional.of(OTHER), other);
    loop.pass(Hosting.GRACE);
    assertThat(hostSeat.all).contains("left 1");
    visiting.gone(HOST);
    find();
    assertThat(guestSeat.all).containsExactly("in 1 [0]", "in 3 [0, 2]");
  }

  @Test
  void askingToComeInIsAskedAgain() {
    up = false;
    join();
    find();
    assertThat(guestSeat.all).containsExactly("in 1 [0]");
  }

  @Test
  void aHostWhoStaysAwayIsUnreachable() {
    join();
    lose();
    loop.pass(Hosting.GRACE.plus(Duration.ofSeconds(5)));
    assertThat(guestSeat.all).endsWith("ended UNREACHABLE");
  }

  @Test
  void aRoomOfTheSameNameIsItsFirstHostsAlone() {
    RoomCard forged = new RoomCard(card.id(), RoomCard.Kind.CALL, "", true, true, Instant.EPOCH);
    visiting.message(OTHER, new LiveMessage.Offered(List.of(forged)));
    assertThat(visiting.hostOf(card.id())).contains(HOST);
    assertThat(visiting.all()).hasSize(1);
  }

  @Test
  void aContactHasThreePlacesAtMost() {
    for (int i = 0; i < 4; i++) {
      join();
    }
    assertThat(guestSeat.all).contains("in 4 [0, 2, 3]").contains("ended ENDED");
    assertThat(room().numbersOf(GUEST)).containsExactly(2, 3, 4);
  }

  @Test
  void nobodyComesInMoreOftenThanNowAndThen() {
    open(RoomCard.Kind.STREAM);
    for (int i = 0; i < 10; i++) {
      join();
    }
    assertThat(guestSeat.all).doesNotContain("ended FULL");
    join();
    assertThat(guestSeat.all).endsWith("ended FULL");
  }

  @Test
  void whoAnsweredACallIsNotCalledAgain() {
    card = new RoomCard(RoomId.random(), RoomCard.Kind.CALL, "", true, true, Instant.EPOCH);
    hosting.open(card, Set.of(GUEST, OTHER));
    hosting.seat(room(), "Host", Optional.empty(), hostSeat);
    Visiting.Place place = join();
    hosting.seat(room(), "Other", Optional.of(OTHER), new HeardSeat());
    visiting.leave(place);
    find();
    assertThat(visiting.card(HOST, card.id()).orElseThrow().ringing()).isFalse();
    hosting.end(room(), Ending.ENDED);
    assertThat(missed).isEmpty();
  }
}
