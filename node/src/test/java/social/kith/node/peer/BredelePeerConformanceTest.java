package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.LocalPeers.awaitReady;
import static social.kith.node.peer.LocalPeers.hear;
import static social.kith.node.peer.PeerPair.until;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The peer of bredele: settings, a role that is decided later, queued events. */
class BredelePeerConformanceTest {
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

  private void connect() {
    one.use(PeerPlugin.connect(other));
    awaitReady(one, other);
  }

  private static List<String> texts(List<PeerEvent.Message> messages) {
    return messages.stream().map(m -> new String(m.data(), StandardCharsets.UTF_8)).toList();
  }

  @Test
  void negotiatesNothingBeforeItBegins() {
    List<PeerEvent> heard = hear(one, PeerEvent.class);
    one.createChannel("early", DataChannelOptions.reliable());
    one.addTrack(VideoTrack.of(peers.testVideo()));
    // A task of the native thread, which runs after those above would have.
    factory.nativeFactoriesStarted();
    peers.loop.run(() -> {});
    assertThat(heard).isEmpty();
    assertThat(one.connection().signalingState()).isEqualTo(SignalingState.STABLE);
    assertThat(one.connection().connectionState()).isEqualTo(PeerConnectionState.NEW);
  }

  @Test
  void beginsOnce() {
    assertThat(one.begin(PeerRole.INITIATOR)).isTrue();
    assertThat(one.begin(PeerRole.ANSWERER)).isFalse();
    assertThat(one.channel()).isPresent();
    Peer decided = peers.create(PeerConfig.answerer(PeerOptions.defaults()));
    assertThat(decided.begin(PeerRole.INITIATOR)).isFalse();
  }

  @Test
  void canBeClosedBeforeItBegins() {
    List<PeerEvent> heard = hear(one, PeerEvent.class);
    CompletableFuture<SessionDescription> asked = one.connection().createOffer();
    one.close();
    until(() -> heard.size() == 1);
    assertThat(heard).containsExactly(new PeerEvent.Closed());
    assertThat(asked).isCompletedExceptionally();
    one.begin(PeerRole.INITIATOR);
    until(() -> one.channel().orElseThrow().state() == DataChannelState.CLOSED);
  }

  @Test
  void offersAtFirstAllThatWasAddedBeforeItBegan() {
    one.addStream(MediaStream.of(VideoTrack.of(peers.testVideo())));
    DataChannel beside = one.createChannel("beside", DataChannelOptions.reliable());
    beside.send("kept");
    one.codec(CodecFilter.keep(codec -> codec.isNamed("VP9")));
    List<PeerEvent.Offer> offers = hear(one, PeerEvent.Offer.class);
    List<PeerEvent.ChannelOpened> opened = hear(other, PeerEvent.ChannelOpened.class);
    connect();
    until(() -> opened.size() == 2);
    assertThat(offers).hasSize(1);
    assertThat(offers.get(0).description().sdp())
        .contains("m=video", "m=application", "VP9/90000")
        .doesNotContain("VP8/90000");
    assertThat(opened.get(0).channel()).isSameAs(other.channel().orElseThrow());
    List<String> texts = new CopyOnWriteArrayList<>();
    opened.get(1).channel().listener(hearTexts(texts));
    until(() -> texts.contains("kept"));
  }

  private static DataChannelListener hearTexts(List<String> texts) {
    return new DataChannelListener() {
      @Override
      public void onMessage(byte[] data, boolean binary) {
        texts.add(new String(data, StandardCharsets.UTF_8));
      }
    };
  }

  @Test
  void keepsSignalsUntilItBegins() {
    one.on(PeerEvent.Signalled.class, event -> other.signal(event.signal()));
    one.begin(PeerRole.INITIATOR);
    until(() -> one.localDescription().isPresent());
    other.on(PeerEvent.Signalled.class, event -> one.signal(event.signal()));
    other.begin(PeerRole.ANSWERER);
    awaitReady(one, other);
  }

  @Test
  void keepsOnlySoManySignals() {
    List<PeerEvent.Failed> failed = hear(one, PeerEvent.Failed.class);
    // One is there already.
    for (int i = 1; i < Peer.MAX_EARLY_SIGNALS; i++) {
      one.signal(new Signal.Candidate(LoopbackPair.candidate(9)));
    }
    peers.loop.run(() -> {});
    assertThat(failed).isEmpty();
    one.signal(new Signal.Candidate(LoopbackPair.candidate(9)));
    peers.loop.run(() -> {});
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).reason().reason()).isEqualTo(PeerException.Reason.QUEUE_FULL);
  }

  @Test
  void beginsWithItsSettings() throws Exception {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(20_000);
      assertThat(one.settings().get(PeerConfig.CHANNEL_NAME).orElseThrow()).hasSize(36);
      assertThat(one.settings().get(PeerConfig.ICE_SERVERS)).contains(List.of());
      one.settings()
          .set(
              PeerConfig.CHANNEL_NAME.to("named"),
              PeerConfig.CHANNEL_OPTIONS.to(
                  new DataChannelOptions(
                      false, OptionalInt.empty(), OptionalInt.of(3), "", OptionalInt.empty())),
              PeerConfig.ICE_SERVERS.to(
                  List.of(IceServer.stun("stun:127.0.0.1:" + server.getLocalPort()))));
      connect();
      DataChannel arrived = other.channel().orElseThrow();
      assertThat(arrived.label()).isEqualTo("named");
      assertThat(arrived.options().ordered()).isFalse();
      assertThat(arrived.options().maxRetransmits()).hasValue(3);
      DatagramPacket request = new DatagramPacket(new byte[1_500], 1_500);
      server.receive(request);
      // A STUN binding request (RFC 8489).
      assertThat(request.getData()).startsWith(0, 1);
    }
  }

  @Test
  void tellsTheStepsOfAConnectionInOrder() {
    List<PeerEvent> ofOne = hear(one, PeerEvent.class);
    List<PeerEvent> ofOther = hear(other, PeerEvent.class);
    connect();
    until(() -> PeerPair.count(ofOne, PeerEvent.Ready.class) == 1);
    until(() -> PeerPair.count(ofOther, PeerEvent.Ready.class) == 1);
    assertThat(kinds(ofOne))
        .containsExactly("BeforeOffer", "Offer", "Ready", "ChannelOpened", "Connected");
    assertThat(kinds(ofOther))
        .containsExactly("BeforeAnswer", "Answer", "Ready", "ChannelOpened", "Connected");
    assertThat(one.remoteDescription()).isEqualTo(other.localDescription());
    assertThat(other.remoteDescription()).isEqualTo(one.localDescription());
  }

  /**
   * Candidates and the moment of ready depend on the machine: ready is put after the description.
   */
  private static List<String> kinds(List<PeerEvent> events) {
    List<String> kinds =
        new ArrayList<>(
            events.stream()
                .filter(event -> !(event instanceof PeerEvent.Candidate))
                .map(event -> event.getClass().getSimpleName())
                .toList());
    kinds.remove("Ready");
    kinds.add(2, "Ready");
    return kinds;
  }

  @Test
  void isReadyOnceWithAllCandidates() throws Exception {
    List<PeerEvent.Candidate> candidates = hear(one, PeerEvent.Candidate.class);
    List<PeerEvent.Ready> ready = hear(one, PeerEvent.Ready.class);
    connect();
    until(() -> ready.size() == 1);
    String sdp = ready.get(0).description().sdp();
    assertThat(candidates)
        .allSatisfy(event -> assertThat(sdp).contains("a=" + event.candidate().candidate()));
    assertThat(sdp.lines().filter(line -> line.startsWith("a=candidate:")))
        .hasSize(candidates.size());
    String first = one.localDescription().orElseThrow().sdp();
    one.connection().restartIce().join();
    until(() -> !one.localDescription().orElseThrow().sdp().equals(first));
    peers.loop.run(() -> {});
    assertThat(ready).hasSize(1);
  }

  @Test
  void aDescriptionThatIsReadyNeedsNoCandidates() {
    int port = peers.port();
    Peer alone = peers.create(PeerConfig.initiator(PeerOptions.anyAddress(port)));
    Peer answering = peers.create(PeerConfig.answerer(PeerOptions.anyAddress(peers.port())));
    alone.on(PeerEvent.Ready.class, ready -> answering.signal(new Signal.Sdp(ready.description())));
    answering.signal(new Signal.Candidate(LoopbackPair.candidate(port)));
    answering.on(PeerEvent.Ready.class, ready -> alone.signal(new Signal.Sdp(ready.description())));
    awaitReady(alone, answering);
  }

  @Test
  void aListenerAddsToTheOfferAndToTheAnswer() {
    one.on(
        PeerEvent.BeforeOffer.class,
        before -> one.addStream(MediaStream.of(VideoTrack.of(peers.testVideo()))));
    other.on(
        PeerEvent.BeforeAnswer.class,
        before -> {
          other.codec(CodecFilter.keep(codec -> codec.isNamed("VP8")));
          other.addStream(MediaStream.of(VideoTrack.of(peers.testVideo())));
        });
    List<PeerEvent.Offer> offers = hear(one, PeerEvent.Offer.class);
    List<PeerEvent.Answer> answers = hear(other, PeerEvent.Answer.class);
    List<PeerEvent.StreamAdded> back = hear(one, PeerEvent.StreamAdded.class);
    connect();
    until(() -> back.size() == 1);
    assertThat(offers.get(0).description().sdp()).contains("m=video", "a=msid:");
    assertThat(answers.get(0).description().sdp())
        .contains("m=video", "a=msid:", "VP8/90000")
        .doesNotContain("VP9/90000");
  }

  @Test
  void keepsWhatNobodyListensForAndReplaysItOnce() {
    MediaStream first = MediaStream.of(VideoTrack.of(peers.testVideo()));
    MediaStream second = MediaStream.of(VideoTrack.of(peers.testVideo()));
    one.addStream(first);
    one.addStream(second);
    one.addStream(second);
    one.begin(PeerRole.INITIATOR);
    until(() -> one.localDescription().isPresent());
    // Once this is told, everything before it was.
    List<PeerEvent.Ready> ready = hear(one, PeerEvent.Ready.class);
    until(() -> ready.size() == 1);
    List<PeerEvent.LocalStreamAdded> streams = hear(one, PeerEvent.LocalStreamAdded.class);
    List<PeerEvent.Offer> offers = hear(one, PeerEvent.Offer.class);
    until(() -> offers.size() == 1 && streams.size() == 2);
    assertThat(streams)
        .containsExactly(
            new PeerEvent.LocalStreamAdded(first), new PeerEvent.LocalStreamAdded(second));
    List<PeerEvent> late = hear(one, PeerEvent.class);
    peers.loop.run(() -> {});
    assertThat(late)
        .doesNotHaveAnyElementsOfTypes(
            PeerEvent.Offer.class, PeerEvent.LocalStreamAdded.class, PeerEvent.Ready.class);
    other.signal(new Signal.Sdp(offers.get(0).description()));
    other.begin(PeerRole.ANSWERER);
    until(() -> other.localDescription().isPresent());
    List<PeerEvent.Answer> answers = hear(other, PeerEvent.Answer.class);
    until(() -> answers.size() == 1);
  }

  @Test
  void sendsWhatWasSentBeforeTheChannelWasOpenInOrder() {
    for (int i = 0; i < DataChannel.MAX_QUEUED_MESSAGES; i++) {
      one.send("message " + i);
    }
    assertThatThrownBy(() -> one.send("one too many"))
        .isInstanceOfSatisfying(
            SendException.class,
            e -> assertThat(e.reason()).isEqualTo(SendException.Reason.BUFFER_FULL));
    connect();
    one.send("after");
    // Nobody listened until now.
    List<PeerEvent.Message> heard = hear(other, PeerEvent.Message.class);
    until(() -> heard.size() == DataChannel.MAX_QUEUED_MESSAGES + 1);
    List<String> texts = texts(heard);
    assertThat(texts.get(0)).isEqualTo("message 0");
    assertThat(texts.get(DataChannel.MAX_QUEUED_MESSAGES - 1)).isEqualTo("message 1023");
    assertThat(texts.get(DataChannel.MAX_QUEUED_MESSAGES)).isEqualTo("after");
  }

  @Test
  void tellsOfAllChannels() {
    List<PeerEvent.ChannelOpened> opened = hear(other, PeerEvent.ChannelOpened.class);
    List<PeerEvent.ChannelClosed> closedHere = hear(one, PeerEvent.ChannelClosed.class);
    List<PeerEvent.ChannelClosed> closedThere = hear(other, PeerEvent.ChannelClosed.class);
    List<PeerEvent.Message> ofPeer = hear(other, PeerEvent.Message.class);
    connect();
    DataChannel beside = one.createChannel("beside", DataChannelOptions.reliable());
    beside.send("on the channel");
    until(() -> opened.size() == 2);
    DataChannel arrived = opened.get(1).channel();
    assertThat(arrived.label()).isEqualTo("beside");
    List<String> texts = new CopyOnWriteArrayList<>();
    arrived.listener(hearTexts(texts));
    until(() -> texts.contains("on the channel"));
    beside.close();
    until(() -> closedHere.size() == 1 && closedThere.size() == 1);
    assertThat(closedHere.get(0).channel()).isSameAs(beside);
    assertThat(closedThere.get(0).channel()).isSameAs(arrived);
    one.send("still there");
    until(() -> texts(ofPeer).contains("still there"));
    assertThat(ofPeer).hasSize(1);
    List<PeerEvent> last = hear(other, PeerEvent.class);
    one.close();
    until(() -> last.contains(new PeerEvent.Closed()));
    assertThat(closedThere.get(1).channel()).isSameAs(other.channel().orElseThrow());
  }

  @Test
  void showsTheStreamOfTheOtherSide() {
    one.addStream(MediaStream.of(VideoTrack.of(peers.testVideo())));
    List<PeerEvent.StreamAdded> streams = hear(other, PeerEvent.StreamAdded.class);
    connect();
    until(() -> streams.size() == 1);
    AtomicInteger frames = new AtomicInteger();
    ((VideoTrack) streams.get(0).stream().tracks().get(0)).addSink(f -> frames.incrementAndGet());
    until(() -> frames.get() > 5);
  }

  @Test
  void failsForAReasonOutsideIt() {
    List<PeerEvent> heard = hear(one, PeerEvent.class);
    one.fail(PeerException.Reason.NO_SIGNALING, "nobody brings signals");
    until(() -> heard.size() == 2);
    assertThat(((PeerEvent.Failed) heard.get(0)).reason().reason())
        .isEqualTo(PeerException.Reason.NO_SIGNALING);
    assertThat(heard.get(1)).isEqualTo(new PeerEvent.Closed());
  }
}
