package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.PeerPair.count;
import static social.kith.node.peer.PeerPair.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sound from one peer to the other, recognised by its pitch. */
class SentSoundTest {
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

  private AudioTrack tone(int frequencyHz, int channels) {
    AudioSource source = new AudioSource();
    opened.add(TestTone.start(source, frequencyHz, channels));
    opened.add(source);
    return AudioTrack.of(source);
  }

  private static Pitch listen(List<PeerEvent> events) {
    until(() -> audioIn(events) != null);
    Pitch pitch = new Pitch();
    audioIn(events).addSink(pitch);
    return pitch;
  }

  private static AudioTrack audioIn(List<PeerEvent> events) {
    return events.stream()
        .filter(PeerEvent.TrackAdded.class::isInstance)
        .map(event -> ((PeerEvent.TrackAdded) event).event().track())
        .filter(AudioTrack.class::isInstance)
        .map(AudioTrack.class::cast)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  @Test
  void isHeardByTheOtherSide() {
    pair.initiator.addStream(MediaStream.of(tone(440, 1)));
    pair.connect();
    Pitch heard = listen(pair.answererEvents);
    until(() -> heard.isAbout(440));
  }

  @Test
  void stereoIsHeardToo() {
    pair.initiator.addStream(MediaStream.of(tone(660, 2)));
    pair.connect();
    Pitch heard = listen(pair.answererEvents);
    until(() -> heard.isAbout(660));
  }

  @Test
  void goesBothWaysAndNobodyHearsOneself() {
    pair.initiator.addStream(MediaStream.of(tone(440, 1)));
    pair.answerer.addStream(MediaStream.of(tone(1_000, 1)));
    pair.connect();
    Pitch there = listen(pair.answererEvents);
    Pitch here = listen(pair.initiatorEvents);
    until(() -> there.isAbout(440) && here.isAbout(1_000));
    assertThat(there.partOf(1_000)).isLessThan(0.05);
    assertThat(here.partOf(440)).isLessThan(0.05);
  }

  @Test
  void isMutedAndUnmutedWithoutNegotiation() {
    AudioTrack track = tone(440, 1);
    pair.initiator.addStream(MediaStream.of(track));
    pair.connect();
    Pitch heard = listen(pair.answererEvents);
    until(() -> heard.isAbout(440));
    long signals = count(pair.initiatorEvents, PeerEvent.Signalled.class);
    track.setEnabled(false);
    until(heard::isSilent);
    track.setEnabled(true);
    until(() -> heard.isAbout(440));
    assertThat(count(pair.initiatorEvents, PeerEvent.Signalled.class)).isEqualTo(signals);
  }

  @Test
  void isReplacedWithoutNegotiation() {
    AudioTrack first = tone(440, 1);
    pair.initiator.addStream(MediaStream.of(first));
    pair.connect();
    Pitch heard = listen(pair.answererEvents);
    until(() -> heard.isAbout(440));
    long signals = count(pair.initiatorEvents, PeerEvent.Signalled.class);
    pair.initiator.replaceTrack(first, tone(1_000, 1)).join();
    until(() -> heard.isAbout(1_000));
    assertThat(count(pair.initiatorEvents, PeerEvent.Signalled.class)).isEqualTo(signals);
  }

  @Test
  void isHeardAfterThisSideStoppedToSend() {
    AudioTrack ours = tone(1_000, 1);
    pair.initiator.addTrack(ours);
    pair.answerer.addStream(MediaStream.of(tone(440, 1)));
    pair.connect();
    Pitch there = listen(pair.answererEvents);
    Pitch here = listen(pair.initiatorEvents);
    until(() -> there.isAbout(1_000) && here.isAbout(440));
    pair.initiator.removeTrack(ours);
    until(() -> count(pair.answererEvents, PeerEvent.TrackRemoved.class) == 1);
    here.forget();
    until(() -> here.isAbout(440));
  }

  @Test
  void ofOneTrackGoesToSeveralConnections() {
    AudioTrack track = tone(440, 1);
    try (PeerPair second = new PeerPair(factory, loop)) {
      pair.initiator.addTrack(track);
      second.initiator.addTrack(track);
      pair.connect();
      second.connect();
      Pitch one = listen(pair.answererEvents);
      Pitch two = listen(second.answererEvents);
      until(() -> one.isAbout(440) && two.isAbout(440));
    }
  }

  @Test
  void ofAStoppedTrackIsSilent() {
    AudioTrack track = tone(440, 1);
    pair.initiator.addTrack(track);
    pair.connect();
    Pitch heard = listen(pair.answererEvents);
    AtomicReference<AudioFrame> own = new AtomicReference<>();
    track.addSink(own::set);
    until(() -> heard.isAbout(440) && own.get() != null);
    track.stop();
    until(heard::isSilent);
  }
}
