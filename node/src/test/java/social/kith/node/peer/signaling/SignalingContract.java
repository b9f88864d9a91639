package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.signaling.HeardRoom.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.util.introspection.FieldSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.TestLoop;

/** What every transport does. */
abstract class SignalingContract {
  final TestLoop loop = new TestLoop();

  /** What the person of this number uses: the same each time. */
  abstract SignalingTransport transport(int person);

  /** What the person of this number is called. */
  abstract String name(int person);

  /** How many rooms there are anywhere. */
  abstract int rooms();

  /** How many rooms are remembered. */
  int roomsOf(LocalSignaling local) {
    return loop.call(() -> FieldSupport.EXTRACTION.fieldValue("rooms", Map.class, local).size());
  }

  @AfterEach
  void endLoop() {
    loop.close();
  }

  RoomMembership join(int person, String room, RoomListener listener) {
    return transport(person).join(room, name(person), listener);
  }

  @Test
  void tellsWhoIsThereWhoComesAndWhoGoes() {
    HeardRoom zero = new HeardRoom();
    HeardRoom one = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    zero.awaitEvent("open []");
    RoomMembership oneIn = join(1, "room", one);
    awaitSees(one, name(0));
    zero.awaitEvent("joined " + name(1));
    oneIn.close();
    zero.awaitEvent("left " + name(1));
    zeroIn.close();
    until(() -> rooms() == 0);
  }

  /** Waits until a member is there for a listener, from the beginning or since. */
  static void awaitSees(HeardRoom heard, String... members) {
    until(
        () ->
            List.of(members).stream()
                .allMatch(
                    member ->
                        heard.events.stream()
                            .anyMatch(
                                event ->
                                    event.equals("joined " + member)
                                        || (event.startsWith("open ") && event.contains(member)))));
  }

  @Test
  void bringsTextsInOrderToOneAndToAll() {
    HeardRoom[] heard = {new HeardRoom(), new HeardRoom(), new HeardRoom()};
    RoomMembership[] in = new RoomMembership[3];
    for (int i = 0; i < 3; i++) {
      in[i] = join(i, "room", heard[i]);
      HeardRoom each = heard[i];
      until(() -> !each.events.isEmpty());
    }
    awaitSees(heard[0], name(1), name(2));
    awaitSees(heard[1], name(0));
    awaitSees(heard[2], name(0));
    for (int i = 0; i < 100; i++) {
      in[0].send(name(1), "only " + i);
    }
    in[0].broadcast("all");
    heard[1].awaitEvent("text " + name(0) + " all");
    heard[2].awaitEvent("text " + name(0) + " all");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      expected.add("text " + name(0) + " only " + i);
    }
    expected.add("text " + name(0) + " all");
    assertThat(texts(heard[1])).isEqualTo(expected);
    assertThat(texts(heard[2])).hasSize(1);
    assertThat(texts(heard[0])).isEmpty();
  }

  static List<String> texts(HeardRoom heard) {
    return heard.events.stream().filter(event -> event.startsWith("text")).toList();
  }

  @Test
  void keepsRoomsApart() {
    HeardRoom zero = new HeardRoom();
    HeardRoom other = new HeardRoom();
    HeardRoom one = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    RoomMembership unused = join(0, "other", other);
    RoomMembership oneIn = join(1, "room", one);
    awaitSees(zero, name(1));
    awaitSees(one, name(0));
    oneIn.send(name(0), "here");
    zero.awaitEvent("text " + name(1) + " here");
    zeroIn.send(name(1), "there");
    one.awaitEvent("text " + name(0) + " there");
    assertThat(other.events).containsExactly("open []");
  }

  @Test
  void aNameIsTakenOverByWhoComesLater() {
    HeardRoom zero = new HeardRoom();
    HeardRoom before = new HeardRoom();
    HeardRoom after = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    zero.awaitEvent("open []");
    RoomMembership beforeIn = join(1, "room", before);
    awaitSees(zero, name(1));
    RoomMembership afterIn = join(1, "room", after);
    before.awaitEvent("closed");
    awaitSees(after, name(0));
    until(() -> zero.count("joined " + name(1)) == 2);
    assertThat(zero.count("left " + name(1))).isEqualTo(1);
    beforeIn.send(name(0), "nobody");
    beforeIn.close();
    afterIn.send(name(0), "somebody");
    zero.awaitEvent("text " + name(1) + " somebody");
    zeroIn.send(name(1), "back");
    after.awaitEvent("text " + name(0) + " back");
    assertThat(zero.count("text " + name(1) + " nobody")).isZero();
    assertThat(zero.count("left " + name(1))).isEqualTo(1);
    assertThat(before.events.get(before.events.size() - 1)).isEqualTo("closed");
  }

  @Test
  void remoteLeaveFiresOnce() {
    HeardRoom zero = new HeardRoom();
    HeardRoom one = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    RoomMembership oneIn = join(1, "room", one);
    awaitSees(zero, name(1));
    awaitSees(one, name(0));
    oneIn.close();
    oneIn.close();
    transport(1).close();
    zero.awaitEvent("left " + name(1));
    HeardRoom two = new HeardRoom();
    RoomMembership twoIn = join(2, "room", two);
    awaitSees(zero, name(2));
    assertThat(zero.count("left " + name(1))).isEqualTo(1);
    assertThat(one.count("closed")).isZero();
    assertThat(List.of(zeroIn, twoIn)).doesNotContainNull();
  }

  @Test
  void leaving1000RoomsWithoutLeaks() {
    List<RoomMembership> all = new ArrayList<>();
    HeardRoom heard = new HeardRoom();
    for (int i = 0; i < 1_000; i++) {
      all.add(join(0, "room " + i, heard));
    }
    until(() -> rooms() == 1_000 && heard.events.size() == 1_000);
    all.forEach(RoomMembership::close);
    until(() -> rooms() == 0);
    assertThat(heard.events).hasSize(1_000).containsOnly("open []");
  }

  @Test
  void closingEndsAllRoomsOnce() {
    HeardRoom heard = new HeardRoom();
    RoomMembership unused = join(0, "one", heard);
    RoomMembership unused2 = join(0, "two", heard);
    until(() -> heard.count("open []") == 2);
    transport(0).close();
    transport(0).close();
    until(() -> heard.count("closed") == 2);
    assertThatThrownBy(() -> join(0, "three", heard)).isInstanceOf(IllegalStateException.class);
    until(() -> rooms() == 0);
    assertThat(heard.count("closed")).isEqualTo(2);
  }

  @Test
  void namesAndTextsHaveLimits() {
    HeardRoom zero = new HeardRoom();
    HeardRoom one = new HeardRoom();
    String room = "r".repeat(SignalingTransport.MAX_NAME_CHARACTERS);
    for (String wrong : List.of("", room + "r", "a\nb", "half \ud83d")) {
      assertThatThrownBy(() -> join(0, wrong, zero)).isInstanceOf(IllegalArgumentException.class);
    }
    RoomMembership zeroIn = join(0, room, zero);
    RoomMembership oneIn = join(1, room, one);
    awaitSees(zero, name(1));
    awaitSees(one, name(0));
    int max = transport(0).maxTextCharacters();
    // The character that takes most bytes on any wire.
    zeroIn.send(name(1), "\u0001".repeat(max));
    one.awaitEvent("text " + name(0) + " of " + max);
    assertThatThrownBy(() -> zeroIn.send(name(1), "x".repeat(max + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> oneIn.broadcast("x".repeat(max + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> oneIn.broadcast("half \ude00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aListenerMayThrowAndLeaveInsideACallback() {
    AtomicReference<RoomMembership> own = new AtomicReference<>();
    HeardRoom leaving =
        new HeardRoom() {
          @Override
          public void onText(String member, String text) {
            super.onText(member, text);
            own.get().close();
            throw new IllegalStateException("thrown by the test");
          }
        };
    HeardRoom zero = new HeardRoom();
    RoomMembership zeroIn = join(0, "room", zero);
    own.set(join(1, "room", leaving));
    awaitSees(zero, name(1));
    awaitSees(leaving, name(0));
    zeroIn.send(name(1), "first");
    zeroIn.send(name(1), "second");
    zero.awaitEvent("left " + name(1));
    assertThat(texts(leaving)).containsExactly("text " + name(0) + " first");
  }
}
