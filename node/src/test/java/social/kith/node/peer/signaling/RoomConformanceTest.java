package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.signaling.HeardRoom.until;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import social.kith.crypto.Identity;
import social.kith.node.peer.ChildJvm;
import social.kith.node.peer.DataChannelOptions;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;
import social.kith.node.peer.VideoSource;
import social.kith.node.peer.VideoTrack;

/** The room half of artico's client, over real connections. */
class RoomConformanceTest {
  private static PeerConnectionFactory factory;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<RoomPerson> people = new ArrayList<>();
  private SocketRelay relay;
  private LocalSignaling local;

  /** Ways for signals. */
  enum Way {
    LOCAL,
    SOCKET,
    PROVEN
  }

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void closeFactory() {
    factory.close();
  }

  @AfterEach
  void close() throws Exception {
    for (RoomPerson person : people) {
      person.close();
    }
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
    if (relay != null) {
      relay.close();
    }
  }

  private <C extends AutoCloseable> C opened(C resource) {
    opened.add(resource);
    return resource;
  }

  private RoomPerson person(Way way) throws IOException {
    TestLoop loop = opened(new TestLoop());
    int number = people.size();
    RoomPerson person =
        switch (way) {
          case LOCAL -> new RoomPerson("person " + number, loop, local());
          case SOCKET -> new RoomPerson("person " + number, loop, socket(loop));
          case PROVEN -> {
            Identity self = Identity.generate();
            ProvenSignaling proven = new ProvenSignaling(socket(loop), self, loop);
            yield new RoomPerson(ProvenSignaling.name(self.key()), loop, proven);
          }
        };
    people.add(person);
    return person;
  }

  private LocalSignaling local() {
    if (local == null) {
      local = new LocalSignaling(opened(new TestLoop()));
    }
    return local;
  }

  private SocketSignaling socket(TestLoop loop) throws IOException {
    if (relay == null) {
      relay = SocketRelay.open(0);
    }
    return opened(new SocketSignaling("127.0.0.1", relay.address().getPort(), loop));
  }

  private static void awaitMesh(RoomPerson... all) {
    for (RoomPerson one : all) {
      for (RoomPerson other : all) {
        if (one != other) {
          one.awaitConnected(other);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void threeJoinTalkLeaveAndComeBack(Way way) throws IOException {
    RoomPerson one = person(way).join(factory);
    RoomPerson two = person(way).join(factory);
    RoomPerson three = person(way).join(factory);
    awaitMesh(one, two, three);
    assertThat(one.room.members()).containsExactlyInAnyOrder(two.name, three.name);

    assertThat(one.room.broadcast("to all")).isEqualTo(2);
    two.awaitText(one, "to all");
    three.awaitText(one, "to all");
    assertThat(two.room.send(three.name, "to one".getBytes(StandardCharsets.UTF_8))).isTrue();
    three.awaitText(two, "to one");
    assertThat(one.texts()).isEmpty();
    assertThat(two.room.send("nobody", "text")).isFalse();

    three.close();
    until(() -> one.lefts(three) == 1 && two.lefts(three) == 1);
    assertThat(one.room.members()).containsExactly(two.name);
    assertThat(one.room.broadcast("to who is left")).isEqualTo(1);
    two.awaitText(one, "to who is left");

    three.join(factory);
    awaitMesh(three, one);
    until(() -> one.connected(three).size() == 2 && two.connected(three).size() == 2);
    three.awaitConnected(two);
    assertThat(three.room.broadcast("back")).isEqualTo(2);
    one.awaitText(three, "back");
    two.awaitText(three, "back");
    assertThat(one.lefts(three)).isEqualTo(1);
    assertThat(one.lefts(two)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void roomMessagesNeedNoPeers(Way way) throws IOException {
    RoomPerson one = person(way);
    RoomPerson two = person(way);
    one.transport.unconnected();
    two.transport.unconnected();
    one.join(factory);
    two.join(factory);
    until(() -> one.joins(two) == 1 && two.joins(one) == 1);
    one.room.message("to all");
    two.room.message(one.name, "to one");
    until(
        () ->
            two.events.contains(new RoomEvent.RoomMessage(one.name, "to all"))
                && one.events.contains(new RoomEvent.RoomMessage(two.name, "to one")));
    assertThat(one.connected(two)).isEmpty();
    assertThat(one.room.broadcast("nobody is connected")).isZero();
    int max = one.transport.maxTextCharacters();
    assertThatThrownBy(() -> one.room.message("x".repeat(max)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void streamsGoToAllAlsoToThoseWhoComeLater(Way way) throws IOException {
    RoomPerson one = person(way).join(factory);
    RoomPerson two = person(way).join(factory);
    awaitMesh(one, two);
    VideoSource source = opened(new VideoSource());
    MediaStream stream = MediaStream.of(VideoTrack.of(source));
    one.room.addStream(stream);
    until(() -> streamOf(two, one) != null);
    RoomPerson three = person(way).join(factory);
    until(() -> streamOf(three, one) != null);
    assertThat(streamOf(three, one).id()).isEqualTo(stream.id());
    one.room.removeStream(stream);
    until(
        () ->
            two.all(RoomEvent.StreamRemoved.class).size() == 1
                && three.all(RoomEvent.StreamRemoved.class).size() == 1);
  }

  private static MediaStream streamOf(RoomPerson person, RoomPerson sender) {
    return person.all(RoomEvent.StreamAdded.class).stream()
        .filter(event -> event.member().equals(sender.name))
        .map(RoomEvent.StreamAdded::stream)
        .findFirst()
        .orElse(null);
  }

  @Test
  void sendsDataBeforeConnect() throws IOException {
    RoomPerson one = person(Way.LOCAL).join(factory);
    RoomPerson two = person(Way.LOCAL).join(factory);
    until(() -> one.joins(two) == 1 && two.joins(one) == 1);
    assertThat(one.room.send(two.name, "early one")).isTrue();
    assertThat(two.room.send(one.name, "early two")).isTrue();
    two.awaitText(one, "early one");
    one.awaitText(two, "early two");
  }

  @Test
  void usesItsConfiguration() throws IOException {
    RoomPerson one = person(Way.LOCAL);
    RoomPerson two = person(Way.LOCAL);
    for (RoomPerson person : List.of(one, two)) {
      person.join(
          factory,
          config ->
              config.withPeers(
                  (member, initiator) ->
                      person
                          .transport
                          .on(member, initiator)
                          .withChannel("named", DataChannelOptions.reliable())));
    }
    awaitMesh(one, two);
    for (Peer peer : List.of(one.connected(two).get(0), two.connected(one).get(0))) {
      assertThat(peer.channel().orElseThrow().label()).isEqualTo("named");
    }
  }

  @Test
  void whoComesBackUnderItsNameGetsANewPeer() throws IOException {
    RoomPerson one = person(Way.SOCKET).join(factory);
    RoomPerson two = person(Way.SOCKET).join(factory);
    awaitMesh(one, two);
    PeerRoom before = two.room;
    List<RoomEvent> heardBefore = List.copyOf(two.events);
    assertThat(heardBefore).isNotEmpty();
    two.join(factory);
    two.awaitConnected(one);
    until(() -> one.connected(two).size() == 2);
    assertThat(one.connected(two).get(1)).isNotSameAs(one.connected(two).get(0));
    assertThat(one.lefts(two)).isEqualTo(1);
    assertThat(one.joins(two)).isEqualTo(2);
    assertThat(before.members()).isEmpty();
    two.room.broadcast("from the new one");
    one.awaitText(two, "from the new one");
  }

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"SOCKET", "PROVEN"})
  void aNetworkLossMeansNeitherATakenNameNorALostPeer(Way way) throws IOException {
    RoomPerson one = person(way).join(factory);
    RoomPerson two = person(way).join(factory);
    awaitMesh(one, two);
    InetSocketAddress address = relay.address();
    relay.close();
    for (RoomPerson person : people) {
      until(() -> person.all(RoomEvent.Interrupted.class).size() == 1);
    }
    one.room.broadcast("without the relay");
    two.awaitText(one, "without the relay");
    // Its signals have to wait.
    MediaStream stream = MediaStream.of(VideoTrack.of(opened(new VideoSource())));
    two.room.addStream(stream);
    relay = SocketRelay.open(address, RelayLimits.defaults());
    until(() -> streamOf(one, two) != null);
    one.room.broadcast("with the relay");
    two.awaitText(one, "with the relay");
    assertThat(one.connected(two)).hasSize(1);
    assertThat(one.lefts(two) + two.lefts(one)).isZero();
    assertThat(one.all(RoomEvent.Closed.class)).isEmpty();
    RoomPerson three = person(way).join(factory);
    awaitMesh(one, two, three);
  }

  @Test
  void aPeerThatEndsIsMadeAgain() throws IOException {
    RoomPerson one = person(Way.LOCAL).join(factory);
    RoomPerson two = person(Way.LOCAL).join(factory);
    awaitMesh(one, two);
    for (int round = 1; round <= 2; round++) {
      int peers = round + 1;
      RoomPerson closing = round == 1 ? one : two;
      RoomPerson other = round == 1 ? two : one;
      closing.room.peer(other.name).orElseThrow().close();
      until(() -> one.connected(two).size() == peers && two.connected(one).size() == peers);
    }
    assertThat(one.all(RoomEvent.Disconnected.class)).hasSize(2);
    assertThat(one.lefts(two) + two.lefts(one)).isZero();
    two.room.broadcast("again");
    one.awaitText(two, "again");
  }

  @Test
  void membersHaveALimit() throws IOException {
    RoomPerson one = person(Way.LOCAL).join(factory, config -> config.withMaxMembers(2));
    RoomPerson two = person(Way.LOCAL).join(factory);
    RoomPerson three = person(Way.LOCAL).join(factory);
    awaitMesh(one, two, three);
    RoomPerson four = person(Way.LOCAL).join(factory);
    awaitMesh(two, three, four);
    until(() -> one.events.contains(new RoomEvent.Refused(four.name)));
    assertThat(one.room.members()).containsExactlyInAnyOrder(two.name, three.name);
    two.close();
    awaitMesh(one, four);
    for (int wrong : new int[] {0, RoomConfig.MAX_MEMBERS + 1}) {
      assertThatThrownBy(() -> new RoomConfig("r", "m", one.transport::on, wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new RoomConfig("r", "m", one.transport::on, RoomConfig.MAX_MEMBERS)).isNotNull();
  }

  @Test
  void remoteLeaveFiresOnce() throws IOException {
    RoomPerson one = person(Way.SOCKET).join(factory);
    RoomPerson two = person(Way.SOCKET).join(factory);
    awaitMesh(one, two);
    two.room.close();
    two.room.close();
    two.transport.close();
    until(() -> one.lefts(two) == 1);
    RoomPerson three = person(Way.SOCKET).join(factory);
    awaitMesh(one, three);
    assertThat(one.lefts(two)).isEqualTo(1);
    assertThat(two.all(RoomEvent.Closed.class)).hasSize(1);
    assertThat(two.events.get(two.events.size() - 1)).isInstanceOf(RoomEvent.Closed.class);
  }

  @Test
  void whoIsKilledIsToldAsLeftOnceAndComesBack() throws IOException {
    RoomPerson one = person(Way.SOCKET).join(factory);
    String port = Integer.toString(relay.address().getPort());
    RoomPerson killed = new RoomPerson("the killed", one.loop, one.transport);
    try (ChildJvm child = ChildJvm.start(RoomMemberMain.class, port, killed.name)) {
      one.awaitConnected(killed);
      child.kill();
      until(() -> one.lefts(killed) == 1);
    }
    try (ChildJvm child = ChildJvm.start(RoomMemberMain.class, port, killed.name)) {
      until(() -> one.connected(killed).size() == 2);
      assertThat(one.lefts(killed)).isEqualTo(1);
      child.kill();
      // At once it is there again: nobody has to wait until the old one is given up.
      try (ChildJvm again = ChildJvm.start(RoomMemberMain.class, port, killed.name)) {
        until(() -> one.connected(killed).size() == 3);
        assertThat(one.lefts(killed)).isEqualTo(2);
        again.kill();
      }
    }
  }

  @Test
  void idsAreProvenByKeysNotClaimed() throws IOException {
    RoomPerson one = person(Way.PROVEN).join(factory);
    Identity victim = Identity.generate();
    String name = ProvenSignaling.name(victim.key());
    HeardRoom impostor = new HeardRoom();
    TestLoop loop = opened(new TestLoop());
    RoomMembership in = socket(loop).join("room", name, impostor);
    SignalingContract.awaitSees(impostor, one.name);
    in.send(one.name, new RoomText.Message("I am the victim").toJson());
    RoomPerson two = person(Way.PROVEN).join(factory);
    awaitMesh(one, two);
    assertThat(one.room.members()).containsExactly(two.name);
    assertThat(one.all(RoomEvent.RoomMessage.class)).isEmpty();
  }
}
