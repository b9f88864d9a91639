package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.LocalPeers.awaitReady;
import static social.kith.node.peer.LocalPeers.hear;
import static social.kith.node.peer.PeerPair.until;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugins of bredele's peer, over real connections. */
class PeerPluginTest {
  private static PeerConnectionFactory factory;
  private LocalPeers peers;
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
    Peer[] two = peers.two();
    one = two[0];
    other = two[1];
  }

  @AfterEach
  void end() throws Exception {
    peers.close();
  }

  @Test
  void isAFunctionThatIsUsedInAChain() {
    List<String> used = new ArrayList<>();
    Peer same =
        one.use(peer -> used.add("first"))
            .use((peer, argument) -> used.add(argument), "second")
            .codec(codecs -> codecs);
    assertThat(same).isSameAs(one);
    assertThat(used).containsExactly("first", "second");
  }

  @Test
  void connectsALocalPair() {
    one.use(PeerPlugin.connect(other));
    awaitReady(one, other);
    assertThat(one.localDescription().orElseThrow().type())
        .isEqualTo(SessionDescription.Type.OFFER);
  }

  @Test
  void connectsALocalPairLater() {
    List<PeerEvent> heard = hear(one, PeerEvent.class);
    one.use(PeerPlugin.connectLater(other));
    factory.nativeFactoriesStarted();
    peers.loop.run(() -> {});
    assertThat(heard).isEmpty();
    one.begin(PeerRole.INITIATOR);
    awaitReady(one, other);
  }

  @Test
  void connectsPeersThatHaveBegun() {
    int port = peers.port();
    Peer decided = peers.create(PeerConfig.initiator(PeerOptions.anyAddress(port)));
    Peer answering = peers.create(PeerConfig.answerer(PeerOptions.anyAddress(peers.port())));
    answering.signal(new Signal.Candidate(LoopbackPair.candidate(port)));
    decided.use(PeerPlugin.connect(answering));
    awaitReady(decided, answering);
  }

  @Test
  void makesAChannelAndSendsPicturesFromTheFirstOfferOn() {
    DataChannelOptions lossy =
        new DataChannelOptions(
            false, OptionalInt.empty(), OptionalInt.of(2), "", OptionalInt.empty());
    List<PeerEvent.ChannelOpened> opened = hear(other, PeerEvent.ChannelOpened.class);
    List<PeerEvent.StreamAdded> streams = hear(other, PeerEvent.StreamAdded.class);
    List<PeerEvent.Offer> offers = hear(one, PeerEvent.Offer.class);
    one.use(PeerPlugin.channel("reliable"))
        .use(PeerPlugin.channel("lossy", lossy))
        .use(PeerPlugin.video(peers.testVideo()))
        .use(PeerPlugin.connect(other));
    until(() -> opened.size() == 3 && streams.size() == 1);
    assertThat(opened).extracting(event -> event.channel().label()).contains("reliable", "lossy");
    AtomicInteger frames = new AtomicInteger();
    ((VideoTrack) streams.get(0).stream().tracks().get(0)).addSink(f -> frames.incrementAndGet());
    until(() -> frames.get() > 5);
    assertThat(offers).hasSize(1);
  }
}
