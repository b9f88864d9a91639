package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static social.kith.node.peer.PeerPair.awaitEvent;
import static social.kith.node.peer.PeerPair.count;
import static social.kith.node.peer.PeerPair.until;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Peers with a STUN and TURN server, coturn, on the loopback interface. */
class TurnIT {
  @TempDir static Path folder;
  private static TurnServer server;
  private static PeerConnectionFactory factory;

  private final TestLoop loop = new TestLoop();
  private final List<PeerEvent> initiatorEvents = new CopyOnWriteArrayList<>();
  private final List<PeerEvent> answererEvents = new CopyOnWriteArrayList<>();
  private Peer initiator;
  private Peer answerer;

  @BeforeAll
  static void open() throws Exception {
    server = TurnServer.start(folder).orElse(null);
    assumeTrue(server != null, "Skipped: turnserver of coturn is not installed");
    factory = PeerConnectionFactory.open();
  }

  @AfterAll
  static void close() throws Exception {
    if (server != null) {
      factory.close();
      server.close();
    }
  }

  @AfterEach
  void end() {
    initiator.close();
    answerer.close();
    until(() -> factory.openConnections() == 0);
    loop.close();
  }

  private static PeerOptions options(IceServer... servers) {
    return PeerOptions.anyAddress(FreePorts.pair()).withIceServers(List.of(servers));
  }

  private static PeerOptions relayOnly(IceServer... servers) {
    return options(servers).withIceTransportPolicy(IceTransportPolicy.RELAY);
  }

  /** Brings all signals across, whatever candidates they carry. */
  private void connect(PeerOptions one, PeerOptions two) {
    Duration patience = Duration.ofMillis(500);
    initiator = Peer.create(factory, PeerConfig.initiator(one).withRestarts(patience, 2), loop);
    answerer = Peer.create(factory, PeerConfig.answerer(two).withRestarts(patience, 2), loop);
    wire(initiator, initiatorEvents, answerer);
    wire(answerer, answererEvents, initiator);
  }

  private static void wire(Peer from, List<PeerEvent> events, Peer to) {
    from.on(
        PeerEvent.class,
        event -> {
          events.add(event);
          if (event instanceof PeerEvent.Signalled signalled) {
            to.signal(signalled.signal());
          }
        });
  }

  private static List<String> candidates(List<PeerEvent> events) {
    return events.stream()
        .filter(PeerEvent.Signalled.class::isInstance)
        .map(event -> ((PeerEvent.Signalled) event).signal())
        .filter(Signal.Candidate.class::isInstance)
        .map(signal -> ((Signal.Candidate) signal).candidate().candidate())
        .toList();
  }

  @Test
  void connectsOverTheRelayAlone() {
    connect(relayOnly(server.turn()), relayOnly(server.turn()));
    awaitEvent(initiatorEvents, PeerEvent.Connected.class);
    awaitEvent(answererEvents, PeerEvent.Connected.class);
    SelectedPath path = initiator.connection().selectedPath().join().orElseThrow();
    assertThat(path.local().type()).isEqualTo(CandidateType.RELAY);
    assertThat(path.remote().type()).isEqualTo(CandidateType.RELAY);
    assertThat(candidates(initiatorEvents)).isNotEmpty().allMatch(c -> c.contains("typ relay"));
    initiator.send("over the relay");
    PeerEvent.Message message = awaitEvent(answererEvents, PeerEvent.Message.class);
    assertThat(new String(message.data(), StandardCharsets.UTF_8)).isEqualTo("over the relay");
  }

  @Test
  void oneSideWithARelayIsEnough() {
    PeerOptions direct = options();
    connect(relayOnly(server.turn()), direct);
    // What it finds by itself need not be an address of the loopback interface.
    until(() -> count(answererEvents, PeerEvent.Signalled.class) > 0);
    initiator.signal(new Signal.Candidate(LoopbackPair.candidate(direct.port().orElseThrow())));
    awaitEvent(initiatorEvents, PeerEvent.Connected.class);
    awaitEvent(answererEvents, PeerEvent.Connected.class);
    SelectedPath path = initiator.connection().selectedPath().join().orElseThrow();
    assertThat(path.local().type()).isEqualTo(CandidateType.RELAY);
  }

  @Test
  void saysThatTheServerRefusesTheCredentials() {
    connect(relayOnly(server.turn("wrong")), relayOnly(server.turn("wrong")));
    PeerException reason = awaitEvent(initiatorEvents, PeerEvent.Failed.class).reason();
    assertThat(reason.reason()).isEqualTo(PeerException.Reason.NO_PATH);
    assertThat(reason).hasMessageContaining("401");
    awaitEvent(initiatorEvents, PeerEvent.Closed.class);
    awaitEvent(answererEvents, PeerEvent.Closed.class);
    assertThat(candidates(initiatorEvents)).isEmpty();
    assertThat(count(initiatorEvents, PeerEvent.Connected.class)).isZero();
  }

  @Test
  void learnsItsAddressFromTheServer() {
    connect(options(server.stun()), options());
    until(() -> candidates(initiatorEvents).stream().anyMatch(c -> c.contains("typ srflx")));
    awaitEvent(initiatorEvents, PeerEvent.Connected.class);
    awaitEvent(answererEvents, PeerEvent.Connected.class);
  }
}
