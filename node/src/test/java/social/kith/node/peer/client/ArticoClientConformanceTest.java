package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.client.TestClient.get;
import static social.kith.node.peer.client.TestClient.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;
import social.kith.node.peer.TestPattern;
import social.kith.node.peer.UdpProxy;
import social.kith.node.peer.VideoSource;
import social.kith.node.peer.VideoTrack;
import social.kith.node.peer.signaling.LocalSignaling;
import social.kith.node.peer.signaling.ProvenSignaling;

/** The client of artico, over real connections. */
class ArticoClientConformanceTest {
  record About(String topic, int people) {}

  private PeerConnectionFactory factory;
  private final TestLoop signalingLoop = new TestLoop();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private LoopbackSignaling signaling;
  private TestClient alice;
  private TestClient bob;

  @BeforeEach
  void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
    signaling = new LoopbackSignaling(new LocalSignaling(signalingLoop));
    alice = client(Identity.generate());
    bob = client(Identity.generate());
  }

  private TestClient client(Identity identity) {
    TestClient made = new TestClient(factory, identity);
    opened.add(made);
    made.client.join(signaling);
    return made;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable resource : opened) {
      resource.close();
    }
    factory.close();
    signalingLoop.close();
  }

  private void connect() throws Exception {
    get(alice.client.connect(bob.key()));
    until(() -> bob.count(ClientEvent.Connected.class) == 1);
  }

  private MediaStream stream() {
    VideoSource source = new VideoSource();
    opened.add(0, source);
    opened.add(0, TestPattern.start(source, 320, 240, 15));
    return MediaStream.of(VideoTrack.of(source));
  }

  @Test
  void opensAndConnectsByIdentity() throws Exception {
    connect();
    assertThat(alice.of(ClientEvent.Connected.class))
        .containsExactly(new ClientEvent.Connected(bob.key()));
    assertThat(bob.of(ClientEvent.Connected.class))
        .containsExactly(new ClientEvent.Connected(alice.key()));
    assertThat(alice.count(ClientEvent.Failed.class)).isZero();
  }

  @Test
  void waitsForWhoIsNotThereYet() throws Exception {
    Identity late = Identity.generate();
    var connected = alice.client.connect(late.key());
    alice.loop.run(() -> {});
    assertThat(connected).isNotDone();
    client(late);
    get(connected);
  }

  @Test
  void closeIsHeardOnTheOtherSide() throws Exception {
    connect();
    alice.client.close();
    until(() -> bob.count(ClientEvent.Disconnected.class) == 1);
    assertThatThrownBy(() -> get(alice.client.send(bob.key(), "late")))
        .cause()
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.reason()).isEqualTo(ClientException.Reason.CLOSED));
  }

  @Test
  void disconnectEndsTheConnectionUntilItIsWantedAgain() throws Exception {
    connect();
    alice.client.disconnect(bob.key());
    until(
        () ->
            alice.count(ClientEvent.Disconnected.class) == 1
                && bob.count(ClientEvent.Disconnected.class) == 1);
    get(alice.client.connect(bob.key()));
    until(() -> bob.count(ClientEvent.Reconnected.class) == 1);
  }

  @Test
  void connectsToOneWhoIsConnectedAlready() throws Exception {
    connect();
    get(alice.client.connect(bob.key()));
    get(bob.client.connect(alice.key()));
    assertThat(alice.count(ClientEvent.Connected.class)).isEqualTo(1);
    assertThatThrownBy(() -> alice.client.connect(alice.key()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCallCarriesMetadataAndStreamsOnceItIsAnswered() throws Exception {
    connect();
    MediaStream mine = stream();
    Call outgoing = alice.client.call(bob.key(), mine, new About("weekend", 2));
    until(() -> bob.count(ClientEvent.Called.class) == 1);
    Call incoming = bob.of(ClientEvent.Called.class).get(0).call();
    assertThat(incoming.metadata(About.class)).isEqualTo(new About("weekend", 2));
    assertThat(incoming.peer()).isEqualTo(alice.key());
    assertThat(incoming.isIncoming()).isTrue();
    assertThat(bob.count(ClientEvent.StreamAdded.class)).isZero();
    MediaStream theirs = stream();
    incoming.answer(theirs);
    get(outgoing.answered());
    assertThat(get(incoming.remoteStream()).id()).isEqualTo(mine.id());
    assertThat(get(outgoing.remoteStream()).id()).isEqualTo(theirs.id());
    assertThat(outgoing.state()).isEqualTo(Call.State.ACTIVE);
    outgoing.hangUp();
    assertThat(get(incoming.ended())).isEqualTo(Call.EndReason.HUNG_UP);
    assertThat(get(outgoing.ended())).isEqualTo(Call.EndReason.HUNG_UP);
    until(() -> bob.count(ClientEvent.StreamRemoved.class) == 1);
    until(() -> alice.count(ClientEvent.StreamRemoved.class) == 1);
    assertThat(incoming.state()).isEqualTo(Call.State.ENDED);
  }

  private Call called(Call outgoing) {
    until(() -> bob.count(ClientEvent.Called.class) == 1);
    assertThat(outgoing.state()).isEqualTo(Call.State.RINGING);
    return bob.of(ClientEvent.Called.class).get(0).call();
  }

  @Test
  void theOneWhoAnsweredHangsUp() throws Exception {
    connect();
    Call outgoing = alice.client.call(bob.key(), List.of());
    Call incoming = called(outgoing);
    incoming.answer();
    get(outgoing.answered());
    incoming.hangUp();
    assertThat(get(outgoing.ended())).isEqualTo(Call.EndReason.HUNG_UP);
  }

  @Test
  void declinesACall() throws Exception {
    connect();
    Call outgoing = alice.client.call(bob.key(), stream(), "metadata");
    called(outgoing).decline();
    assertThat(get(outgoing.ended())).isEqualTo(Call.EndReason.DECLINED);
    assertThat(outgoing.answered()).isCompletedExceptionally();
    assertThat(bob.count(ClientEvent.StreamAdded.class)).isZero();
  }

  @Test
  void theCallerHangsUpBeforeTheAnswer() throws Exception {
    connect();
    Call outgoing = alice.client.call(bob.key(), 1);
    Call incoming = called(outgoing);
    outgoing.hangUp();
    assertThat(get(incoming.ended())).isEqualTo(Call.EndReason.HUNG_UP);
    incoming.answer();
    bob.loop.run(() -> {});
    assertThat(incoming.state()).isEqualTo(Call.State.ENDED);
  }

  @Test
  void aCallerThatVanishesEndsTheCall() throws Exception {
    connect();
    Call outgoing = alice.client.call(bob.key(), stream(), 1);
    Call incoming = called(outgoing);
    incoming.answer();
    get(incoming.remoteStream());
    alice.client.close();
    assertThat(get(incoming.ended())).isEqualTo(Call.EndReason.LOST);
    assertThat(get(outgoing.ended())).isEqualTo(Call.EndReason.LOST);
  }

  @Test
  void aCallToOneWhoIsNotConnectedIsLost() throws Exception {
    assertThat(get(alice.client.call(bob.key(), 1).ended())).isEqualTo(Call.EndReason.LOST);
  }

  @Test
  void metadataAndCallsHaveLimits() throws Exception {
    connect();
    String longest = "m".repeat(PeerClient.MAX_METADATA_BYTES - 2);
    assertThatThrownBy(() -> alice.client.call(bob.key(), longest + "m"))
        .isInstanceOf(IllegalArgumentException.class);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < PeerClient.MAX_CALLS; i++) {
      calls.add(alice.client.call(bob.key(), longest));
    }
    until(() -> bob.count(ClientEvent.Called.class) == PeerClient.MAX_CALLS);
    assertThat(get(alice.client.call(bob.key(), 1).ended())).isEqualTo(Call.EndReason.LOST);
    assertThat(calls).allMatch(call -> call.state() == Call.State.RINGING);
  }

  @Test
  void idsAreProvenNotClaimed() throws Exception {
    try (TestClient impostor = new TestClient(factory, Identity.generate())) {
      LoopbackSignaling inTheirName =
          new LoopbackSignaling(new Renaming(signaling, impostor.key(), bob.key()));
      bob.client.close();
      impostor.client.join(inTheirName);
      var connected = alice.client.connect(bob.key());
      until(
          () ->
              alice.of(ClientEvent.Failed.class).stream()
                  .anyMatch(f -> f.reason().reason() == ClientException.Reason.OTHER_IDENTITY));
      assertThat(connected).isNotDone();
      assertThat(alice.count(ClientEvent.Connected.class)).isZero();
      assertThat(impostor.count(ClientEvent.Connected.class)).isZero();
    }
  }

  @Test
  void theIdIsNeverTaken() throws Exception {
    Identity carol = Identity.generate();
    TestClient before = client(carol);
    get(alice.client.connect(carol.key()));
    TestClient after = client(carol);
    get(after.client.connect(alice.key()));
    until(() -> alice.count(ClientEvent.Reconnected.class) == 1);
    until(() -> before.count(ClientEvent.Disconnected.class) == 1);
    get(alice.client.send(carol.key(), "to the later one"));
    until(() -> after.texts().contains("to the later one"));
  }

  @Test
  void signallingIsPluggable() throws Exception {
    TestLoop otherLoop = new TestLoop();
    opened.add(otherLoop);
    LoopbackSignaling other = new LoopbackSignaling(new LocalSignaling(otherLoop));
    alice.client.join(other);
    bob.client.join(other);
    connect();
    assertThat(other.texts).isNotEmpty();
    assertThat(signaling.texts).isEmpty();
  }

  @Test
  void connectsOverNamesThatAreProvenOnTheWayAsWell() throws Exception {
    Identity carol = Identity.generate();
    Identity dave = Identity.generate();
    TestClient one = client(carol);
    TestClient two = client(dave);
    LocalSignaling local = new LocalSignaling(signalingLoop);
    one.client.join(new LoopbackSignaling(new ProvenSignaling(local, carol, one.loop)));
    two.client.join(new LoopbackSignaling(new ProvenSignaling(local, dave, two.loop)));
    get(one.client.connect(two.key()));
    get(two.client.send(one.key(), "proven twice"));
    until(() -> one.texts().contains("proven twice"));
  }

  @Test
  void whoIsNotAdmittedIsNotConnected() throws Exception {
    TestClient strict =
        new TestClient(factory, Identity.generate(), c -> c.withAdmission(bob.key()::equals));
    opened.add(strict);
    strict.client.join(signaling);
    var refused = alice.client.connect(strict.key());
    until(() -> strict.count(ClientEvent.Failed.class) > 0);
    assertThat(refused).isNotDone();
    get(bob.client.connect(strict.key()));
    until(() -> strict.count(ClientEvent.Connected.class) > 0);
    alice.client.disconnect(strict.key());
    assertThatThrownBy(() -> get(refused)).isInstanceOf(ExecutionException.class);
    assertThat(strict.of(ClientEvent.Connected.class))
        .containsExactly(new ClientEvent.Connected(bob.key()));
  }

  @Test
  void aPathThatBreaksEndsTheCallAndIsDialledAnew() throws Exception {
    List<UdpProxy> proxies = new CopyOnWriteArrayList<>();
    signaling.detour(
        port -> {
          UdpProxy proxy = new UdpProxy(port);
          proxies.add(proxy);
          return proxy.port();
        });
    connect();
    // Without a stream: a new negotiation would tell each side the other one's real addresses.
    Call outgoing = alice.client.call(bob.key(), 1);
    Call incoming = called(outgoing);
    incoming.answer();
    get(outgoing.answered());
    assertThat(proxies).isNotEmpty();
    signaling.detour(IntUnaryOperator.identity());
    proxies.forEach(UdpProxy::close);
    assertThat(get(incoming.ended())).isEqualTo(Call.EndReason.LOST);
    assertThat(get(outgoing.ended())).isEqualTo(Call.EndReason.LOST);
    until(
        () ->
            alice.count(ClientEvent.Reconnected.class) == 1
                && bob.count(ClientEvent.Reconnected.class) == 1);
    get(alice.client.send(bob.key(), "on another path"));
    until(() -> bob.texts().contains("on another path"));
  }
}
