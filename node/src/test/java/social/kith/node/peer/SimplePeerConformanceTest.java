package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.LocalPeers.awaitReady;
import static social.kith.node.peer.LocalPeers.hear;
import static social.kith.node.peer.PeerPair.until;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The names that simple-peer and PeerJS give to their tests of one connection, on our peer. */
class SimplePeerConformanceTest {
  private static PeerConnectionFactory factory;
  private LocalPeers peers;
  private Peer one;
  private Peer other;
  private List<PeerEvent> ofOther;

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
    ofOther = hear(other, PeerEvent.class);
  }

  @AfterEach
  void end() throws Exception {
    peers.close();
  }

  private void connect() {
    one.use(PeerPlugin.connect(other));
    awaitReady(one, other);
  }

  private void assertNothingFailed() {
    peers.loop.run(() -> {});
    assertThat(ofOther).doesNotHaveAnyElementsOfTypes(PeerEvent.Failed.class);
    assertThat(hear(one, PeerEvent.Failed.class)).isEmpty();
  }

  private VideoTrack awaitVideo() {
    return (VideoTrack) PeerPair.awaitEvent(ofOther, PeerEvent.TrackAdded.class).event().track();
  }

  private static void awaitPictures(VideoTrack track) {
    AtomicInteger frames = new AtomicInteger();
    track.addSink(frame -> frames.incrementAndGet());
    until(() -> frames.get() > 3);
  }

  @Test
  void sendDataBeforeConnect() {
    one.send("before");
    connect();
    assertThat(new String(PeerPair.awaitEvent(ofOther, PeerEvent.Message.class).data(), 0, 6))
        .isEqualTo("before");
  }

  @Test
  void iceCandidatesReceivedBeforeDescription() {
    List<Signal> held = new CopyOnWriteArrayList<>();
    one.on(PeerEvent.Offer.class, offer -> held.add(offer.signal()));
    one.on(PeerEvent.Candidate.class, candidate -> other.signal(candidate.signal()));
    one.begin(PeerRole.INITIATOR);
    other.on(PeerEvent.Signalled.class, event -> one.signal(event.signal()));
    other.begin(PeerRole.ANSWERER);
    until(() -> held.size() == 1 && one.localDescription().isPresent());
    List<PeerEvent.Ready> gathered = hear(one, PeerEvent.Ready.class);
    until(() -> gathered.size() == 1);
    other.signal(held.get(0));
    awaitReady(one, other);
    assertNothingFailed();
  }

  @Test
  void nullEndCandidateDoesNotThrow() {
    Signal end = new Signal.Candidate(new IceCandidate("", "", 0));
    other.signal(end);
    connect();
    other.signal(end);
    one.signal(end);
    assertNothingFailed();
  }

  @Test
  void renegotiationAfterAddStream() {
    connect();
    one.addStream(MediaStream.of(VideoTrack.of(peers.testVideo())));
    awaitPictures(awaitVideo());
    assertNothingFailed();
  }

  @Test
  void renegotiationAfterAddStreamManyTimes() {
    connect();
    for (int i = 1; i <= 5; i++) {
      int streams = i;
      one.addStream(MediaStream.of(VideoTrack.of(peers.testVideo())));
      until(() -> PeerPair.count(ofOther, PeerEvent.StreamAdded.class) == streams);
    }
    assertNothingFailed();
  }

  @Test
  void removeTrackImmediately() {
    connect();
    VideoTrack track = VideoTrack.of(peers.testVideo());
    one.addTrack(track);
    one.removeTrack(track);
    one.send("after");
    PeerPair.awaitEvent(ofOther, PeerEvent.Message.class);
    MediaStream next = MediaStream.of(VideoTrack.of(peers.testVideo()));
    one.addStream(next);
    until(() -> PeerPair.count(ofOther, PeerEvent.StreamAdded.class) == 1);
    assertThat(PeerPair.awaitEvent(ofOther, PeerEvent.StreamAdded.class).stream().id())
        .isEqualTo(next.id());
    assertNothingFailed();
  }

  @Test
  void removeTrackAndAddItAgain() {
    VideoTrack track = VideoTrack.of(peers.testVideo());
    one.addTrack(track);
    connect();
    one.removeTrack(track);
    PeerPair.awaitEvent(ofOther, PeerEvent.TrackRemoved.class);
    one.addTrack(track);
    until(() -> PeerPair.count(ofOther, PeerEvent.TrackAdded.class) == 2);
    assertNothingFailed();
  }

  @Test
  void replaceTrack() {
    VideoTrack first = VideoTrack.of(peers.keep(new VideoSource()));
    one.addTrack(first);
    connect();
    List<PeerEvent.Offer> offers = hear(one, PeerEvent.Offer.class);
    peers.loop.run(() -> {});
    int before = offers.size();
    one.replaceTrack(first, VideoTrack.of(peers.testVideo())).join();
    awaitPictures(awaitVideo());
    assertThat(offers).hasSize(before);
    assertNothingFailed();
  }
}
