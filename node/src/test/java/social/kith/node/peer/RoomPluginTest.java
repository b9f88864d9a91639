package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.LocalPeers.awaitReady;
import static social.kith.node.peer.LocalPeers.hear;
import static social.kith.node.peer.PeerPair.until;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.node.peer.signaling.LocalSignaling;
import social.kith.node.peer.signaling.RoomListener;
import social.kith.node.peer.signaling.RoomMembership;
import social.kith.node.peer.signaling.RoomPlugin;

/** The signal plugin of bredele's peer, over real connections. */
class RoomPluginTest {
  private static PeerConnectionFactory factory;
  private LocalPeers peers;
  private LocalSignaling signaling;
  private Peer one;
  private Peer other;

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void makePeers() {
    peers = new LocalPeers(factory);
    signaling = new LocalSignaling(peers.loop);
    Peer[] two = peers.two();
    one = two[0];
    other = two[1];
  }

  @AfterEach
  void end() throws Exception {
    signaling.close();
    peers.close();
  }

  /** Remembers what a member of the room hears. */
  private static final class Heard implements RoomListener {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void onOpen(List<String> members) {
      events.add("open " + members);
    }

    @Override
    public void onLeft(String member) {
      events.add("left " + member);
    }

    @Override
    public void onText(String member, String text) {
      events.add("text");
    }
  }

  private static PeerException.Reason awaitFailure(List<PeerEvent> events) {
    until(() -> events.contains(new PeerEvent.Closed()));
    return PeerPair.awaitEvent(events, PeerEvent.Failed.class).reason().reason();
  }

  @Test
  void theSecondToJoinMakesTheFirstTheInitiator() {
    one.use(RoomPlugin.in(signaling, "room"));
    peers.loop.run(() -> {});
    assertThat(one.channel()).isEmpty();
    other.use(RoomPlugin.in(signaling, "room"));
    awaitReady(one, other);
    assertThat(one.localDescription().orElseThrow().type())
        .isEqualTo(SessionDescription.Type.OFFER);
    assertThat(other.localDescription().orElseThrow().type())
        .isEqualTo(SessionDescription.Type.ANSWER);
  }

  @Test
  void aThirdIsRefusedAndTheTwoGoOn() {
    one.use(RoomPlugin.in(signaling, "room"));
    other.use(RoomPlugin.in(signaling, "room"));
    awaitReady(one, other);
    Peer third = peers.undecided(peers.port());
    List<PeerEvent> heard = hear(third, PeerEvent.class);
    third.use(RoomPlugin.in(signaling, "room"));
    assertThat(awaitFailure(heard)).isEqualTo(PeerException.Reason.NO_SIGNALING);
    List<PeerEvent.Message> messages = hear(other, PeerEvent.Message.class);
    one.send("still there");
    until(() -> messages.size() == 1);
  }

  @Test
  void dropsTextsThatAreNoSignalsOrOfOthers() {
    one.use(RoomPlugin.in(signaling, "room", "one"));
    peers.loop.run(() -> {});
    other.use(RoomPlugin.in(signaling, "room", "other"));
    Heard heard = new Heard();
    RoomMembership stranger = signaling.join("room", "stranger", heard);
    stranger.broadcast(new Signal.Sdp(SessionDescription.offer("nonsense")).toJson());
    awaitReady(one, other);
    // Takes the other one's name, as a transport that proves nothing allows.
    signaling.join("room", "other", heard).send("one", "nonsense");
    peers.loop.run(() -> {});
    List<PeerEvent> told = hear(one, PeerEvent.class);
    one.send("still there");
    List<PeerEvent.Message> messages = hear(other, PeerEvent.Message.class);
    until(() -> messages.size() == 1);
    assertThat(told).doesNotHaveAnyElementsOfTypes(PeerEvent.Failed.class, PeerEvent.Closed.class);
    assertThat(heard.events).contains("open [one, other]");
  }

  @Test
  void leavesTheRoomWhenThePeerIsClosed() {
    one.use(RoomPlugin.in(signaling, "room", "one"));
    Heard heard = new Heard();
    RoomMembership watcher = signaling.join("room", "watcher", heard);
    until(() -> heard.events.contains("text"));
    one.close();
    until(() -> heard.events.contains("left one"));
    watcher.close();
  }

  @Test
  void failsWhereTheTransportIsClosedBeforeTheyMet() {
    List<PeerEvent> heard = hear(one, PeerEvent.class);
    one.use(RoomPlugin.in(signaling, "room"));
    signaling.close();
    assertThat(awaitFailure(heard)).isEqualTo(PeerException.Reason.NO_SIGNALING);
    assertThatThrownBy(() -> other.use(RoomPlugin.in(signaling, "room")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void goesOnWhereTheTransportIsClosedLater() {
    one.use(RoomPlugin.in(signaling, "room"));
    other.use(RoomPlugin.in(signaling, "room"));
    awaitReady(one, other);
    signaling.close();
    List<PeerEvent.Message> messages = hear(other, PeerEvent.Message.class);
    one.send("still there");
    until(() -> messages.size() == 1);
  }

  @Test
  void isForOnePeer() {
    RoomPlugin plugin = RoomPlugin.in(signaling, "room");
    one.use(plugin);
    assertThatThrownBy(() -> other.use(plugin)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> other.use(RoomPlugin.in(signaling, "")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
