package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeerConnectionIT {
  private static PeerConnectionFactory factory;
  private static TestLoop loop;
  private LoopbackPair pair;

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
    loop = new TestLoop();
  }

  @AfterEach
  void closePair() {
    if (pair != null) {
      pair.close();
    }
  }

  @AfterAll
  static void close() {
    factory.close();
    loop.close();
  }

  private static void fails(CompletableFuture<?> future, PeerException.Reason reason) {
    assertThatThrownBy(future::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(PeerException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void connectsAndTellsInOrder() {
    pair = new LoopbackPair(factory, loop);
    DataChannel channel = pair.channel("chat");
    pair.connect();
    await().until(() -> channel.state() == DataChannelState.OPEN);
    channel.send("hello");
    channel.send(new byte[] {'h', 'i'});
    await().until(() -> pair.answererEvents.events.contains("chat binary hi"));
    assertThat(pair.answererEvents.events)
        .containsExactly(
            "CONNECTING",
            "CONNECTED",
            "channel chat",
            "chat open",
            "chat text hello",
            "chat binary hi");
    pair.answererEvents.incoming.get(0).send("back");
    await().until(() -> pair.offererEvents.events.contains("chat text back"));
  }

  @Test
  void keepsCandidatesThatComeBeforeTheDescription() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
    CompletableFuture<Void> early = pair.dial();
    assertThat(early).isNotDone();
    pair.describe();
    early.join();
    pair.awaitConnected();
  }

  @Test
  void refusesMoreEarlyCandidatesThanTheLimit() {
    pair = new LoopbackPair(factory, loop);
    for (int i = 0; i < PeerConnection.MAX_EARLY_CANDIDATES; i++) {
      CompletableFuture<Void> unused = pair.dial();
    }
    fails(pair.dial(), PeerException.Reason.QUEUE_FULL);
  }

  @Test
  void theEndOfCandidatesIsAccepted() {
    pair = new LoopbackPair(factory, loop);
    pair.offerer.addIceCandidate(new IceCandidate("", "", 0)).join();
    pair.channel("chat");
    pair.connect();
    pair.offerer.addIceCandidate(new IceCandidate("", "0", 0)).join();
  }

  @Test
  void aMalformedCandidateOrDescriptionIsRefusedAndChangesNothing() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
    fails(
        pair.offerer.setRemoteDescription(SessionDescription.answer("nonsense")),
        PeerException.Reason.REFUSED);
    pair.describe();
    fails(
        pair.offerer.addIceCandidate(new IceCandidate("candidate:nonsense", "0", 0)),
        PeerException.Reason.REFUSED);
    String valid = LoopbackPair.candidate(pair.answererPort()).candidate();
    fails(
        pair.offerer.addIceCandidate(new IceCandidate(valid, "unknown", 0)),
        PeerException.Reason.REFUSED);
    fails(
        pair.offerer.addIceCandidate(new IceCandidate(valid, "", 1)), PeerException.Reason.REFUSED);
    pair.dial().join();
    pair.awaitConnected();
  }

  @Test
  void whereBothSidesOfferTheOneThatRollsBackAnswersAndBothChannelsOpen() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("impolite");
    DataChannel polite = pair.answerer.createDataChannel("polite", DataChannelOptions.reliable());
    pair.answerer
        .createOffer()
        .thenCompose(offer -> pair.answerer.setLocalDescription(offer))
        .thenCompose(done -> pair.answerer.setLocalDescription(SessionDescription.rollback()))
        .join();
    pair.connect();
    polite.send("hello");
    await().until(() -> pair.offererEvents.events.contains("polite text hello"));
    await().until(() -> pair.answererEvents.events.contains("impolite open"));
  }

  @Test
  void tellsThePathInUse() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
    assertThat(pair.offerer.selectedPath().join()).isEmpty();
    assertThat(pair.offerer.transportStatus().join().dtlsState()).isEqualTo(DtlsTransportState.NEW);
    pair.connect();
    SelectedPath path = pair.offerer.selectedPath().join().orElseThrow();
    assertThat(path.remote().address().getPort()).isEqualTo(pair.answererPort());
    assertThat(path.remote().address().getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(path.local().address().getPort()).isEqualTo(pair.offererPort());
    assertThat(pair.answerer.transportStatus().join().dtlsState())
        .isEqualTo(DtlsTransportState.CONNECTED);
  }

  @Test
  void keepsTheOptionsOfAChannelOnBothSides() {
    pair = new LoopbackPair(factory, loop);
    DataChannelOptions lossy =
        new DataChannelOptions(
            false, OptionalInt.empty(), OptionalInt.of(3), "p", OptionalInt.empty());
    DataChannelOptions hasty =
        new DataChannelOptions(
            true, OptionalInt.of(250), OptionalInt.empty(), "", OptionalInt.empty());
    pair.channel("", DataChannelOptions.reliable());
    pair.channel("lossy", lossy);
    pair.channel("hasty", hasty);
    pair.connect();
    await().until(() -> pair.answererEvents.incoming.size() == 3);
    for (DataChannel channel : pair.answererEvents.incoming) {
      switch (channel.label()) {
        case "" -> assertThat(channel.options()).isEqualTo(DataChannelOptions.reliable());
        case "lossy" -> assertThat(channel.options()).isEqualTo(lossy);
        default -> assertThat(channel.options()).isEqualTo(hasty);
      }
    }
  }

  @Test
  void aBusyPortIsSaidAndNotSilentlyIgnored() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
    pair.describe();
    Recorder events = new Recorder();
    try (PeerConnection second =
        factory.create(PeerOptions.anyAddress(pair.offererPort()), events, loop)) {
      fails(second.createOffer(), PeerException.Reason.PORT_BUSY);
      await().until(() -> events.events.contains("FAILED"));
    }
  }

  @Test
  void thePortIsFreeOnceTheConnectionIsClosed() {
    pair = new LoopbackPair(factory, loop);
    pair.channel("chat");
    pair.describe();
    pair.offerer.close();
    PeerConnection second =
        factory.create(PeerOptions.anyAddress(pair.offererPort()), new Recorder(), loop);
    assertThat(second.createOffer()).succeedsWithin(java.time.Duration.ofSeconds(5));
    second.close();
  }

  @Test
  void closeIsToldOnceAndEverythingAfterItIsRefused() {
    pair = new LoopbackPair(factory, loop);
    DataChannel channel = pair.channel("chat");
    pair.connect();
    await().until(() -> channel.state() == DataChannelState.OPEN);
    pair.offerer.close();
    pair.offerer.close();
    await().until(() -> pair.offererEvents.events.contains("CLOSED"));
    await().until(() -> pair.answererEvents.events.contains("chat closed"));
    assertThat(pair.offererEvents.events).containsOnlyOnce("CLOSED", "chat closed");
    assertThat(pair.offererEvents.events).endsWith("CLOSED");
    assertThat(pair.offerer.connectionState()).isEqualTo(PeerConnectionState.CLOSED);
    fails(pair.offerer.createOffer(), PeerException.Reason.CLOSED);
    fails(pair.offerer.selectedPath(), PeerException.Reason.CLOSED);
    fails(pair.dial(), PeerException.Reason.CLOSED);
    assertThatThrownBy(() -> pair.channel("late")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> channel.send("late"))
        .isInstanceOfSatisfying(
            SendException.class,
            e -> assertThat(e.reason()).isEqualTo(SendException.Reason.CLOSED));
  }

  @Test
  void callsUnderWayEndWhenTheConnectionIsClosed() {
    pair = new LoopbackPair(factory, loop);
    CompletableFuture<Void> early = pair.dial();
    CompletableFuture<SessionDescription> offer = pair.offerer.createOffer();
    pair.offerer.close();
    fails(early, PeerException.Reason.CLOSED);
    assertThat(offer.handle((made, error) -> true)).succeedsWithin(java.time.Duration.ofSeconds(5));
  }
}
