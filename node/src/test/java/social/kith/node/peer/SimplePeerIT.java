package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static social.kith.node.peer.PeerPair.awaitEvent;
import static social.kith.node.peer.PeerPair.count;
import static social.kith.node.peer.PeerPair.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@link Peer} and simple-peer over @roamhq/wrtc in a process of Node.js. */
class SimplePeerIT {
  private static final int MESSAGES = 64;
  private static final int MESSAGE_BYTES = 16_384;

  @TempDir static Path folder;
  private static PeerConnectionFactory factory;
  private final List<PeerEvent> events = new CopyOnWriteArrayList<>();
  private TestLoop loop;
  private Peer peer;
  private SimplePeerEnd other;

  @BeforeAll
  static void open() throws Exception {
    Optional<String> missing = SimplePeerEnd.install(folder);
    assumeTrue(missing.isEmpty(), () -> "Skipped: " + missing.orElseThrow());
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void close() {
    if (factory != null) {
      factory.close();
    }
  }

  @BeforeEach
  void loop() {
    loop = new TestLoop();
  }

  @AfterEach
  void end() throws Exception {
    peer.close();
    other.close();
    until(() -> count(events, PeerEvent.Closed.class) == 1);
    loop.close();
  }

  private void connect(boolean initiator) throws Exception {
    PeerOptions options = PeerOptions.defaults();
    PeerConfig config = initiator ? PeerConfig.initiator(options) : PeerConfig.answerer(options);
    peer = Peer.create(factory, config, loop);
    other = SimplePeerEnd.start(folder, !initiator, peer);
    peer.on(PeerEvent.class, events::add);
    awaitEvent(events, PeerEvent.Connected.class);
    until(() -> other.heard("connect").size() == 1);
  }

  private void assertUnbroken() {
    assertThat(count(events, PeerEvent.Failed.class)).isZero();
    assertThat(other.heard("error")).isEmpty();
    assertThat(other.heard("broken")).isEmpty();
  }

  private List<PeerEvent.Message> messages(boolean binary) {
    return events.stream()
        .filter(PeerEvent.Message.class::isInstance)
        .map(PeerEvent.Message.class::cast)
        .filter(message -> message.binary() == binary)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsTextBothWays(boolean initiator) throws Exception {
    connect(initiator);
    peer.send("to Node.js: ä€😀");
    other.command(PeerJson.object().put("command", "text").put("text", "to Java: ä€😀"));
    until(() -> other.heard("text").size() == 1 && messages(false).size() == 1);
    assertThat(other.heard("text").get(0).path("text").asText()).isEqualTo("to Node.js: ä€😀");
    assertThat(new String(messages(false).get(0).data(), StandardCharsets.UTF_8))
        .isEqualTo("to Java: ä€😀");
    assertUnbroken();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsOneMebibyteBothWays(boolean initiator) throws Exception {
    connect(initiator);
    Random random = new Random(7);
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < MESSAGES; i++) {
      byte[] message = new byte[MESSAGE_BYTES];
      random.nextBytes(message);
      hash.update(message);
      peer.send(message);
      other.command(
          PeerJson.object()
              .put("command", "bytes")
              .put("base64", Base64.getEncoder().encodeToString(message)));
    }
    String expected = HexFormat.of().formatHex(hash.digest());
    until(() -> other.heard("binary").size() == MESSAGES && messages(true).size() == MESSAGES);
    JsonNode last = other.heard("binary").get(MESSAGES - 1);
    assertThat(last.path("total").asInt()).isEqualTo(MESSAGES * MESSAGE_BYTES);
    assertThat(last.path("hash").asText()).isEqualTo(expected);
    messages(true).forEach(message -> hash.update(message.data()));
    assertThat(HexFormat.of().formatHex(hash.digest())).isEqualTo(expected);
    assertUnbroken();
  }

  private Optional<VideoTrack> shown() {
    return events.stream()
        .filter(PeerEvent.TrackAdded.class::isInstance)
        .map(event -> ((PeerEvent.TrackAdded) event).event().track())
        .map(VideoTrack.class::cast)
        .reduce((first, last) -> last);
  }

  private void plainVideo(String command, int blue, int red) {
    other.command(PeerJson.object().put("command", command).put("blue", blue).put("red", red));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void showsReplacesAndRemovesAStreamOfTheOtherSide(boolean initiator) throws Exception {
    connect(initiator);
    plainVideo("addStream", 220, 90);
    until(() -> shown().isPresent());
    AtomicReference<VideoFrame> frame = new AtomicReference<>();
    VideoTrack track = shown().orElseThrow();
    track.addSink(frame::set);
    until(() -> frame.get() != null && frame.get().chromaBlue(160, 120) > 200);
    assertThat(frame.get().widthPx()).isEqualTo(320);
    plainVideo("replaceTrack", 90, 220);
    until(() -> frame.get().chromaRed(160, 120) > 200);
    other.command("removeStream");
    awaitEvent(events, PeerEvent.TrackRemoved.class);
    awaitEvent(events, PeerEvent.StreamRemoved.class);
    assertThat(track.state()).isEqualTo(MediaStreamTrack.State.ENDED);
    plainVideo("addStream", 90, 90);
    until(() -> count(events, PeerEvent.StreamAdded.class) == 2);
    assertUnbroken();
  }

  private int lastReceiving() {
    List<JsonNode> counts = other.heard("receiving");
    return counts.get(counts.size() - 1).path("tracks").asInt();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isShownAndRemovedOnTheOtherSide(boolean initiator) throws Exception {
    connect(initiator);
    try (VideoSource source = new VideoSource();
        TestPattern pattern = TestPattern.start(source, 320, 240, 25)) {
      assertThat(pattern).isNotNull();
      MediaStream stream = MediaStream.of(VideoTrack.of(source));
      peer.addStream(stream);
      until(() -> other.heard("stream").size() == 1);
      assertThat(other.heard("stream").get(0).path("id").asText()).isEqualTo(stream.id());
      // The sixth bar is red.
      until(() -> other.heard("frame").stream().anyMatch(f -> f.path("red").asInt() > 180));
      peer.removeStream(stream);
      until(() -> lastReceiving() == 0);
      MediaStream second = MediaStream.of(VideoTrack.of(source));
      peer.addStream(second);
      until(() -> other.heard("stream").size() == 2);
      int before = other.heard("frame").size();
      until(() -> other.heard("frame").size() > before + 5);
    }
    assertUnbroken();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hearsThatTheOtherSideCloses(boolean initiator) throws Exception {
    connect(initiator);
    other.command("destroy");
    awaitEvent(events, PeerEvent.Closed.class);
    until(() -> other.heard("close").size() == 1);
    assertUnbroken();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isHeardToClose(boolean initiator) throws Exception {
    connect(initiator);
    peer.close();
    until(() -> other.heard("close").size() == 1);
  }
}
