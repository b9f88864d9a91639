package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.crypto.ContactId;
import social.kith.crypto.Identity;

class HostedRoomTest {
  private static final ContactId ANN = Identity.generate().id();
  private static final ContactId BOB = Identity.generate().id();

  private static HostedRoom room(RoomCard.Kind kind) {
    RoomCard card = new RoomCard(RoomId.random(), kind, "", true, true, Instant.EPOCH);
    return new HostedRoom(card, Set.of(ANN, BOB));
  }

  private static HeardSeat seat(HostedRoom room, Optional<ContactId> contact) {
    HeardSeat heard = new HeardSeat();
    room.seat("Somebody", contact, heard, Instant.EPOCH);
    return heard;
  }

  @ParameterizedTest
  @EnumSource(RoomCard.Kind.class)
  void isFullWithAsManyAsItsKindMayHave(RoomCard.Kind kind) {
    HostedRoom room = room(kind);
    for (int i = 0; i < kind.most(); i++) {
      assertThat(room.isFull(true)).isFalse();
      seat(room, Optional.of(ANN));
    }
    assertThat(room.isFull(true)).isTrue();
    room.unseat(1, Optional.empty());
    assertThat(room.isFull(true)).isFalse();
  }

  @Test
  void viewersOfAStreamNeverHearOfEachOther() {
    HostedRoom room = room(RoomCard.Kind.STREAM);
    HeardSeat host = seat(room, Optional.empty());
    HeardSeat ann = seat(room, Optional.of(ANN));
    HeardSeat bob = seat(room, Optional.of(BOB));
    room.say(1, 2, "psst");
    room.say(1, 0, "hello");
    room.say(2, 7, "nobody");
    room.say(7, 0, "from nobody");
    room.unseat(1, Optional.empty());
    assertThat(host.all).containsExactly("in 0 []", "came 1", "came 2", "1: hello", "left 1");
    assertThat(ann.all).containsExactly("in 1 [0]");
    assertThat(bob.all).containsExactly("in 2 [0]");
  }

  @Test
  void aNumberIsNeverGivenTwice() {
    HostedRoom room = room(RoomCard.Kind.CALL);
    seat(room, Optional.empty());
    seat(room, Optional.of(ANN));
    room.unseat(1, Optional.empty());
    assertThat(seat(room, Optional.of(ANN)).all).containsExactly("in 2 [0]");
  }

  @Test
  void oneWhoIsLetGoHearsThatItIsOverAndCannotComeBack() {
    HostedRoom room = room(RoomCard.Kind.STREAM);
    seat(room, Optional.empty());
    HeardSeat first = seat(room, Optional.of(ANN));
    HeardSeat second = seat(room, Optional.of(ANN));
    room.dismiss(ANN);
    assertThat(first.all).endsWith("ended ENDED");
    assertThat(second.all).endsWith("ended ENDED");
    assertThat(room.admits(ANN)).isFalse();
    assertThat(room.admits(BOB)).isTrue();
  }

  @Test
  void aCallIsOverWhenNobodyIsLeftToTalkTo() {
    HostedRoom room = room(RoomCard.Kind.CALL);
    seat(room, Optional.empty());
    assertThat(room.over()).isEmpty();
    room.declined(ANN, true);
    assertThat(room.over()).isEmpty();
    seat(room, Optional.of(BOB));
    assertThat(room.over()).isEmpty();
    room.unseat(1, Optional.empty());
    assertThat(room.over()).contains(Ending.ENDED);
  }

  @Test
  void aCallThatAllDeclineSaysWhy() {
    HostedRoom declined = room(RoomCard.Kind.CALL);
    seat(declined, Optional.empty());
    declined.declined(ANN, false);
    declined.declined(BOB, false);
    assertThat(declined.over()).contains(Ending.DECLINED);
    HostedRoom busy = room(RoomCard.Kind.CALL);
    seat(busy, Optional.empty());
    busy.declined(ANN, false);
    busy.declined(BOB, true);
    assertThat(busy.over()).contains(Ending.BUSY);
  }
}
