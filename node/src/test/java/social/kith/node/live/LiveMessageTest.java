package social.kith.node.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;

class LiveMessageTest {
  private static final RoomId ROOM = RoomId.random();

  private static void assertRead(LiveMessage message) throws MalformedException {
    assertThat(LiveMessage.parse(message.encode())).isEqualTo(message);
  }

  private static void assertRefused(byte[] bytes) {
    assertThatThrownBy(() -> LiveMessage.parse(bytes)).isInstanceOf(MalformedException.class);
  }

  @Test
  void areReadAsTheyWereWritten() throws MalformedException {
    for (LiveMessage sample : LiveTargets.samples()) {
      assertRead(sample);
    }
  }

  @Test
  void anOfferHoldsAsManyRoomsAsItMay() throws MalformedException {
    RoomCard card =
        new RoomCard(
            ROOM,
            RoomCard.Kind.STREAM,
            "t".repeat(RoomCard.MAX_TITLE),
            false,
            false,
            Instant.EPOCH);
    assertRead(new LiveMessage.Offered(Collections.nCopies(LiveMessage.MAX_ROOMS, card)));
    assertRefused(
        new LiveMessage.Offered(Collections.nCopies(LiveMessage.MAX_ROOMS + 1, card)).encode());
  }

  @Test
  void aSignalIsAsLongAsItMayBe() throws MalformedException {
    assertRead(new LiveMessage.Said(ROOM, 0, 1, "é".repeat(LiveMessage.MAX_SIGNAL_CHARACTERS)));
    assertRefused(
        new LiveMessage.Said(ROOM, 0, 1, "s".repeat(LiveMessage.MAX_SIGNAL_CHARACTERS + 1))
            .encode());
  }

  @Test
  void refusesWhatIsNoMessage() {
    assertRefused(CborMap.builder().put(0, 10).put(1, ROOM.bytes()).build().encode());
    assertRefused(CborMap.builder().put(0, 2).put(1, new byte[15]).put(2, 1).build().encode());
    assertRefused(CborMap.builder().put(0, 7).put(1, ROOM.bytes()).put(2, -1).build().encode());
  }

  @Test
  void leavesOutARoomOfALaterVersion() throws MalformedException {
    CborMap room =
        CborMap.builder()
            .put(1, ROOM.bytes())
            .put(2, 99)
            .put(3, "")
            .put(4, true)
            .put(5, false)
            .put(6, 0)
            .build();
    byte[] bytes = CborMap.builder().put(0, 1).put(1, List.of(room)).build().encode();
    assertThat(LiveMessage.parse(bytes)).isEqualTo(new LiveMessage.Offered(List.of()));
  }

  @Test
  void tellsNothingOfWhatIsSaid() {
    assertThat(new LiveMessage.Said(ROOM, 0, 1, "secret").toString()).doesNotContain("secret");
  }
}
