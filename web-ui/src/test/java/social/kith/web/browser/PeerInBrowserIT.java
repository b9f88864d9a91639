package social.kith.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import social.kith.node.peer.AudioFrame;
import social.kith.node.peer.AudioSource;
import social.kith.node.peer.AudioTrack;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.MediaStreamTrack;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.PeerRole;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;
import social.kith.node.peer.TestPattern;
import social.kith.node.peer.TestTone;
import social.kith.node.peer.VideoFrame;
import social.kith.node.peer.VideoSource;
import social.kith.node.peer.VideoTrack;

/**
 * A {@link Peer} and a plain RTCPeerConnection of the browser: messages, pictures and sound both
 * ways.
 */
class PeerInBrowserIT {
  @RegisterExtension
  static final Chromium CHROMIUM =
      new Chromium(
          "--allow-loopback-in-peer-connection", "--autoplay-policy=no-user-gesture-required");

  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "peer-loop");
            thread.setDaemon(true);
            return thread;
          });
  private final List<PeerEvent> events = new CopyOnWriteArrayList<>();
  private final List<PeerEvent.Signalled> brought = new ArrayList<>();
  private PeerConnectionFactory factory;
  private Page page;
  private int port;

  @BeforeEach
  void start() throws Exception {
    factory = PeerConnectionFactory.open();
    port = freePort();
    page = CHROMIUM.browser().newPage();
    try (InputStream script = PeerInBrowserIT.class.getResourceAsStream("plain-peer.js")) {
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    page.evaluate("makePeer()");
  }

  @AfterEach
  void stop() {
    page.close();
    factory.close();
    loop.shutdownNow();
  }

  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private Peer peer(PeerConfig config) {
    Peer peer = Peer.create(factory, config, loop);
    peer.on(PeerEvent.class, events::add);
    return peer;
  }

  /** Brings signals across until the condition holds. Only this thread may call the page. */
  private void exchange(Peer peer, Callable<Boolean> condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              for (PeerEvent.Signalled event : heard(PeerEvent.Signalled.class)) {
                if (!brought.contains(event) && event.signal() instanceof Signal.Sdp sdp) {
                  brought.add(event);
                  toPage(sdp.description());
                }
              }
              fromPage(peer);
              return condition.call();
            });
  }

  private void toPage(SessionDescription description) {
    page.evaluate(
        "([type, sdp, candidate]) => state.take(type, sdp, candidate)",
        List.of(
            description.type().name().toLowerCase(Locale.ROOT),
            description.sdp(),
            "candidate:1 1 udp 2122194687 127.0.0.1 " + port + " typ host"));
  }

  private void fromPage(Peer peer) {
    for (Object signal : (List<?>) page.evaluate("state.out.splice(0)")) {
      Map<?, ?> description = (Map<?, ?>) signal;
      String sdp = String.valueOf(description.get("sdp"));
      peer.signal(
          new Signal.Sdp(
              description.get("type").equals("offer")
                  ? SessionDescription.offer(sdp)
                  : SessionDescription.answer(sdp)));
    }
  }

  private <E extends PeerEvent> List<E> heard(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private long number(String expression) {
    return ((Number) page.evaluate(expression)).longValue();
  }

  @Test
  void theBrowserAnswers() {
    try (VideoSource source = new VideoSource();
        AudioSource sound = new AudioSource();
        TestPattern pattern = TestPattern.start(source, 320, 240, 25);
        TestTone tone = TestTone.start(sound, 1_000, 1);
        Peer peer = peer(PeerConfig.initiator(PeerOptions.anyAddress(port)))) {
      assertThat(pattern).isNotNull();
      assertThat(tone).isNotNull();
      peer.addStream(MediaStream.of(VideoTrack.of(source), AudioTrack.of(sound)));
      exchange(peer, peer::isReady);
      page.evaluate("state.show()");
      talk(peer);
    }
  }

  @Test
  void theBrowserOffers() {
    try (VideoSource source = new VideoSource();
        AudioSource sound = new AudioSource();
        TestPattern pattern = TestPattern.start(source, 320, 240, 25);
        TestTone tone = TestTone.start(sound, 1_000, 1);
        Peer peer = peer(PeerConfig.answerer(PeerOptions.anyAddress(port)))) {
      assertThat(pattern).isNotNull();
      assertThat(tone).isNotNull();
      peer.addStream(MediaStream.of(VideoTrack.of(source), AudioTrack.of(sound)));
      page.evaluate("state.open(); state.show()");
      talk(peer);
    }
  }

  @Test
  void bothOfferAtOnce() {
    try (VideoSource source = new VideoSource();
        AudioSource sound = new AudioSource();
        TestPattern pattern = TestPattern.start(source, 320, 240, 25);
        TestTone tone = TestTone.start(sound, 1_000, 1);
        Peer peer = peer(PeerConfig.undecided(PeerOptions.anyAddress(port)))) {
      assertThat(pattern).isNotNull();
      assertThat(tone).isNotNull();
      page.evaluate("state.show()");
      await().pollInSameThread().until(() -> number("state.out.length") == 1);
      peer.addStream(MediaStream.of(VideoTrack.of(source), AudioTrack.of(sound)));
      peer.begin(PeerRole.INITIATOR);
      await().until(() -> !heard(PeerEvent.Offer.class).isEmpty());
      exchange(peer, peer::isReady);
      talk(peer);
    }
  }

  private <T extends MediaStreamTrack> T track(Class<T> kind) {
    return heard(PeerEvent.TrackAdded.class).stream()
        .map(added -> added.event().track())
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private void talk(Peer peer) {
    peer.send("to the browser");
    peer.send(new byte[70_000]);
    exchange(peer, () -> number("state.texts.length + state.binary.length") == 2);
    assertThat(page.evaluate("state.texts[0]")).isEqualTo("to the browser");
    assertThat(number("state.binary[0]")).isEqualTo(70_000);

    page.evaluate("state.channel.send('from the browser'); state.channel.send(new Uint8Array(9))");
    exchange(peer, () -> heard(PeerEvent.Message.class).size() == 2);
    PeerEvent.Message text = heard(PeerEvent.Message.class).get(0);
    assertThat(new String(text.data(), StandardCharsets.UTF_8)).isEqualTo("from the browser");
    assertThat(text.binary()).isFalse();
    assertThat(heard(PeerEvent.Message.class).get(1).data()).hasSize(9);

    exchange(peer, () -> number("state.frames") > 5 && number("state.red") > 100);
    exchange(peer, () -> Math.abs(number("state.pitch()") - 1_000) < 30);
    exchange(peer, () -> heard(PeerEvent.TrackAdded.class).size() == 2);
    VideoTrack blue = track(VideoTrack.class);
    AtomicReference<VideoFrame> shown = new AtomicReference<>();
    blue.addSink(shown::set);
    exchange(peer, () -> shown.get() != null && shown.get().chromaBlue(100, 100) > 200);
    AtomicReference<AudioFrame> loudest = new AtomicReference<>();
    track(AudioTrack.class)
        .addSink(
            frame -> {
              if (loudest.get() == null || frame.level() > loudest.get().level()) {
                loudest.set(frame);
              }
            });
    exchange(peer, () -> loudest.get() != null && loudest.get().level() > 1_000);
    assertThat(heard(PeerEvent.Failed.class)).isEmpty();
    assertThat(page.evaluate("state.failed")).isEqualTo("");

    page.evaluate("state.end()");
    exchange(peer, () -> heard(PeerEvent.Closed.class).size() == 1);
  }
}
