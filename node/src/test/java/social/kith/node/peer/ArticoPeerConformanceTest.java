package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.PeerPair.awaitEvent;
import static social.kith.node.peer.PeerPair.count;
import static social.kith.node.peer.PeerPair.until;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event-driven peer of artico and simple-peer, over real connections. */
class ArticoPeerConformanceTest {
  private static PeerConnectionFactory factory;
  private TestLoop loop;
  private PeerPair pair;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void pair() {
    loop = new TestLoop();
    pair = new PeerPair(factory, loop);
  }

  @AfterEach
  void end() throws Exception {
    pair.close();
    for (AutoCloseable resource : opened) {
      resource.close();
    }
    until(() -> count(pair.answererEvents, PeerEvent.Closed.class) == 1);
    loop.close();
  }

  private VideoTrack testVideo() {
    VideoSource source = new VideoSource();
    opened.add(TestPattern.start(source, 320, 240, 30));
    opened.add(source);
    return VideoTrack.of(source);
  }

  private static List<String> texts(List<PeerEvent> events) {
    return events.stream()
        .filter(PeerEvent.Message.class::isInstance)
        .map(PeerEvent.Message.class::cast)
        .map(m -> (m.binary() ? "binary " : "text ") + new String(m.data(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void connectsAndSaysSoOnceOnEachSide() {
    pair.connect();
    assertThat(pair.initiator.isReady()).isTrue();
    assertThat(pair.answerer.isReady()).isTrue();
    assertThat(count(pair.initiatorEvents, PeerEvent.Connected.class)).isEqualTo(1);
    assertThat(count(pair.answererEvents, PeerEvent.Connected.class)).isEqualTo(1);
    assertThat(count(pair.initiatorEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void sendsTextBinaryAndViewsBothWays() {
    pair.connect();
    pair.initiator.send("text");
    pair.initiator.send("bytes".getBytes(StandardCharsets.UTF_8));
    ByteBuffer view = ByteBuffer.wrap("xviewx".getBytes(StandardCharsets.UTF_8), 1, 4);
    pair.initiator.send(view);
    assertThat(view.remaining()).isEqualTo(4);
    pair.answerer.send("back");
    until(() -> texts(pair.answererEvents).size() == 3 && texts(pair.initiatorEvents).size() == 1);
    assertThat(texts(pair.answererEvents))
        .containsExactly("text text", "binary bytes", "binary view");
    assertThat(texts(pair.initiatorEvents)).containsExactly("text back");
  }

  @Test
  void sendsDataBeforeConnect() {
    pair.initiator.send("early one");
    pair.answerer.send("early two");
    pair.connect();
    until(() -> !texts(pair.answererEvents).isEmpty() && !texts(pair.initiatorEvents).isEmpty());
    assertThat(texts(pair.answererEvents)).containsExactly("text early one");
    assertThat(texts(pair.initiatorEvents)).containsExactly("text early two");
  }

  @Test
  void refusesToSendAfterCloseAndWhatIsTooLarge() {
    byte[] tooLarge = new byte[DataChannel.MAX_MESSAGE_BYTES + 1];
    assertThatThrownBy(() -> pair.answerer.send(tooLarge))
        .isInstanceOfSatisfying(
            SendException.class,
            e -> assertThat(e.reason()).isEqualTo(SendException.Reason.TOO_LARGE));
    pair.connect();
    assertThatThrownBy(() -> pair.initiator.send(tooLarge))
        .isInstanceOfSatisfying(
            SendException.class,
            e -> assertThat(e.reason()).isEqualTo(SendException.Reason.TOO_LARGE));
    pair.initiator.close();
    assertThatThrownBy(() -> pair.initiator.send("late"))
        .isInstanceOfSatisfying(
            SendException.class,
            e -> assertThat(e.reason()).isEqualTo(SendException.Reason.CLOSED));
  }

  @Test
  void closesOnceAndTheOtherSideHearsIt() {
    pair.connect();
    pair.initiator.close();
    pair.initiator.close();
    awaitEvent(pair.initiatorEvents, PeerEvent.Closed.class);
    awaitEvent(pair.answererEvents, PeerEvent.Closed.class);
    assertThat(count(pair.initiatorEvents, PeerEvent.Closed.class)).isEqualTo(1);
    assertThat(count(pair.answererEvents, PeerEvent.Closed.class)).isEqualTo(1);
    assertThat(pair.answerer.isReady()).isFalse();
  }

  @Test
  void dropsSignalsAfterClose() {
    pair.connect();
    pair.answerer.close();
    awaitEvent(pair.answererEvents, PeerEvent.Closed.class);
    pair.answerer.signal(new Signal.Candidate(LoopbackPair.candidate(9)));
    loop.run(() -> {});
    assertThat(count(pair.answererEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void takesCandidatesBeforeTheDescription() {
    pair.answerer.signal(new Signal.Candidate(LoopbackPair.candidate(9)));
    pair.connect();
    assertThat(count(pair.answererEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void takesTheEmptyCandidateThatEndsThem() {
    pair.connect();
    pair.answerer.signal(new Signal.Candidate(new IceCandidate("", "0", 0)));
    pair.initiator.send("still there");
    until(() -> texts(pair.answererEvents).contains("text still there"));
    assertThat(count(pair.answererEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void reportsADescriptionThatIsNone() {
    pair.answerer.signal(new Signal.Sdp(SessionDescription.offer("nonsense")));
    awaitEvent(pair.answererEvents, PeerEvent.Failed.class);
    pair.connect();
  }

  @Test
  void tellsTheStreamBeforeItsTracks() {
    MediaStream stream = MediaStream.of(testVideo(), testVideo());
    pair.initiator.addStream(stream);
    pair.connect();
    until(() -> count(pair.answererEvents, PeerEvent.TrackAdded.class) == 2);
    MediaStream told = awaitEvent(pair.answererEvents, PeerEvent.StreamAdded.class).stream();
    assertThat(told.id()).isEqualTo(stream.id());
    assertThat(told.tracks().stream().map(MediaStreamTrack::id))
        .containsExactlyInAnyOrderElementsOf(
            stream.tracks().stream().map(MediaStreamTrack::id).toList());
    List<PeerEvent> media =
        pair.answererEvents.stream()
            .filter(e -> e instanceof PeerEvent.StreamAdded || e instanceof PeerEvent.TrackAdded)
            .toList();
    assertThat(media.get(0)).isInstanceOf(PeerEvent.StreamAdded.class);
    assertThat(count(media, PeerEvent.StreamAdded.class)).isEqualTo(1);
  }

  private VideoTrack awaitVideo(List<PeerEvent> events) {
    until(() -> videoIn(events) != null);
    return videoIn(events);
  }

  private static VideoTrack videoIn(List<PeerEvent> events) {
    return events.stream()
        .filter(PeerEvent.TrackAdded.class::isInstance)
        .map(event -> ((PeerEvent.TrackAdded) event).event().track())
        .filter(VideoTrack.class::isInstance)
        .map(VideoTrack.class::cast)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  @Test
  void showsThePicturesOfTheOtherSide() {
    pair.initiator.addStream(MediaStream.of(testVideo()));
    pair.connect();
    AtomicReference<VideoFrame> shown = new AtomicReference<>();
    AtomicInteger frames = new AtomicInteger();
    Registration sink =
        awaitVideo(pair.answererEvents)
            .addSink(
                frame -> {
                  shown.set(frame);
                  frames.incrementAndGet();
                });
    until(() -> frames.get() >= 10 && shown.get().widthPx() == 320);
    VideoFrame frame = shown.get();
    // The sixth bar is red, the seventh blue.
    assertThat(frame.chromaRed(320 * 11 / 16, 60)).isGreaterThan(180);
    assertThat(frame.chromaBlue(320 * 13 / 16, 60)).isGreaterThan(180);
    assertThat(frame.luma(320 / 16, 60)).isGreaterThan(150);
    sink.close();
  }

  @Test
  void renegotiatesAfterAddStream() {
    pair.connect();
    pair.initiator.addStream(MediaStream.of(testVideo()));
    pair.answerer.addStream(MediaStream.of(testVideo()));
    AtomicInteger frames = new AtomicInteger();
    awaitVideo(pair.answererEvents).addSink(frame -> frames.incrementAndGet());
    AtomicInteger framesBack = new AtomicInteger();
    awaitVideo(pair.initiatorEvents).addSink(frame -> framesBack.incrementAndGet());
    until(() -> frames.get() > 0 && framesBack.get() > 0);
    assertThat(count(pair.initiatorEvents, PeerEvent.Failed.class)).isZero();
    assertThat(count(pair.answererEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void tellsWhenAStreamIsRemoved() {
    MediaStream stream = MediaStream.of(testVideo());
    pair.initiator.addStream(stream);
    pair.connect();
    VideoTrack there = awaitVideo(pair.answererEvents);
    pair.initiator.removeStream(stream);
    awaitEvent(pair.answererEvents, PeerEvent.StreamRemoved.class);
    assertThat(awaitEvent(pair.answererEvents, PeerEvent.TrackRemoved.class).track())
        .isSameAs(there);
    assertThat(there.state()).isEqualTo(MediaStreamTrack.State.ENDED);
  }

  @Test
  void removesATrackImmediately() {
    MediaStreamTrack track = testVideo();
    pair.initiator.addTrack(track);
    pair.initiator.removeTrack(track);
    pair.connect();
    assertThat(count(pair.answererEvents, PeerEvent.TrackAdded.class)).isZero();
    assertThat(count(pair.initiatorEvents, PeerEvent.Failed.class)).isZero();
  }

  @Test
  void ignoresASenderOfAnotherConnection() {
    pair.connect();
    RtpSender sender = pair.initiator.addTrack(testVideo());
    awaitVideo(pair.answererEvents);
    pair.answerer.connection().removeTrack(sender);
    pair.answerer.send("after");
    awaitEvent(pair.initiatorEvents, PeerEvent.Message.class);
    assertThat(pair.initiator.connection().senders()).containsExactly(sender);
    assertThat(count(pair.answererEvents, PeerEvent.TrackRemoved.class)).isZero();
  }

  @Test
  void replacesATrackWithoutNegotiation() {
    VideoSource black = new VideoSource();
    opened.add(black);
    VideoTrack first = VideoTrack.of(black);
    pair.initiator.addStream(MediaStream.of(first));
    pair.connect();
    AtomicInteger frames = new AtomicInteger();
    awaitVideo(pair.answererEvents).addSink(frame -> frames.incrementAndGet());
    long signals = count(pair.initiatorEvents, PeerEvent.Signalled.class);
    pair.initiator.replaceTrack(first, testVideo()).join();
    until(() -> frames.get() > 5);
    assertThat(count(pair.initiatorEvents, PeerEvent.Signalled.class)).isEqualTo(signals);
  }

  @Test
  void mutesATrackWithoutNegotiation() {
    VideoTrack track = testVideo();
    pair.initiator.addStream(MediaStream.of(track));
    pair.connect();
    AtomicReference<VideoFrame> shown = new AtomicReference<>();
    awaitVideo(pair.answererEvents).addSink(shown::set);
    until(() -> shown.get() != null && shown.get().luma(10, 10) > 100);
    track.setEnabled(false);
    until(() -> shown.get().luma(10, 10) < 30);
    track.setEnabled(true);
    until(() -> shown.get().luma(10, 10) > 100);
  }

  @Test
  void refusesToSendTheOtherSidesTrack() {
    pair.initiator.addStream(MediaStream.of(testVideo()));
    pair.connect();
    VideoTrack theirs = awaitVideo(pair.answererEvents);
    assertThatThrownBy(() -> pair.answerer.addTrack(theirs))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void simultaneousOffersGiveOneConnectionWithTheTracksOfBoth() {
    for (int round = 0; round < 100; round++) {
      try (PeerPair both = new PeerPair(factory, loop);
          VideoSource one = new VideoSource();
          VideoSource two = new VideoSource()) {
        both.initiator.addStream(MediaStream.of(VideoTrack.of(one)));
        both.answerer.addStream(MediaStream.of(VideoTrack.of(two)));
        until(
            () ->
                count(both.initiatorEvents, PeerEvent.Signalled.class) > 0
                    && count(both.answererEvents, PeerEvent.Signalled.class) > 0);
        both.connect();
        awaitEvent(both.initiatorEvents, PeerEvent.TrackAdded.class);
        awaitEvent(both.answererEvents, PeerEvent.TrackAdded.class);
        both.initiator.send("round");
        until(() -> texts(both.answererEvents).size() == 1);
        assertThat(count(both.initiatorEvents, PeerEvent.Failed.class)).isZero();
        assertThat(count(both.answererEvents, PeerEvent.Failed.class)).isZero();
        assertThat(count(both.initiatorEvents, PeerEvent.Connected.class)).isEqualTo(1);
        assertThat(count(both.initiatorEvents, PeerEvent.TrackAdded.class)).isEqualTo(1);
        assertThat(count(both.answererEvents, PeerEvent.TrackAdded.class)).isEqualTo(1);
      }
    }
  }

  @Test
  void anIceRestartKeepsChannelAndStreams() {
    pair.initiator.addStream(MediaStream.of(testVideo()));
    pair.connect();
    AtomicInteger frames = new AtomicInteger();
    awaitVideo(pair.answererEvents).addSink(frame -> frames.incrementAndGet());
    until(() -> frames.get() > 0);
    long before = count(pair.answererEvents, PeerEvent.Signalled.class);
    pair.initiator.connection().restartIce().join();
    until(() -> count(pair.answererEvents, PeerEvent.Signalled.class) > before);
    int shown = frames.get();
    pair.initiator.send("after");
    until(() -> texts(pair.answererEvents).contains("text after") && frames.get() > shown + 5);
    assertThat(count(pair.answererEvents, PeerEvent.Closed.class)).isZero();
  }

  @Test
  void keepsEventsForTheFirstListener() {
    Peer quiet =
        Peer.create(factory, PeerConfig.initiator(PeerOptions.anyAddress(FreePorts.pair())), loop);
    until(() -> quiet.connection().signalingState() == SignalingState.HAVE_LOCAL_OFFER);
    // Completes after the offer that was set was told.
    quiet.connection().createOffer().join();
    List<PeerEvent.Signalled> first = new CopyOnWriteArrayList<>();
    List<PeerEvent.Signalled> second = new CopyOnWriteArrayList<>();
    quiet.on(PeerEvent.Signalled.class, first::add);
    quiet.on(PeerEvent.Signalled.class, second::add);
    loop.run(() -> {});
    assertThat(first.stream().filter(event -> event.signal() instanceof Signal.Sdp)).hasSize(1);
    assertThat(second.stream().filter(event -> event.signal() instanceof Signal.Sdp)).isEmpty();
    quiet.close();
  }

  @Test
  void aRemovedListenerHearsNothing() {
    List<PeerEvent> heard = new ArrayList<>();
    Registration registration = pair.answerer.on(PeerEvent.Connected.class, heard::add);
    registration.close();
    pair.connect();
    assertThat(heard).isEmpty();
  }
}
