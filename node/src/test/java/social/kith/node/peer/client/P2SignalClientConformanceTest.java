package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.client.TestClient.get;
import static social.kith.node.peer.client.TestClient.until;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.Identity;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.LoopbackCodes;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.SessionCodeException;
import social.kith.node.peer.TestLoop;
import social.kith.node.peer.VideoSource;
import social.kith.node.peer.VideoTrack;
import social.kith.node.peer.signaling.LocalSignaling;
import social.kith.node.peer.signaling.ProvenSignaling;
import social.kith.node.peer.signaling.RoomListener;

/** createPeer() of p2signal: small codes, a lasting identity, many connections. */
class P2SignalClientConformanceTest {
  private PeerConnectionFactory factory;
  private final TestLoop signalingLoop = new TestLoop();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Identity aliceIdentity = Identity.generate();
  private final Identity bobIdentity = Identity.generate();
  private LoopbackSignaling signaling;
  private TestClient alice;
  private TestClient bob;

  @TempDir Path folder;

  @BeforeEach
  void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
    signaling = new LoopbackSignaling(new LocalSignaling(signalingLoop));
    alice = client(aliceIdentity);
    bob = client(bobIdentity);
  }

  private TestClient client(Identity identity) {
    TestClient made = new TestClient(factory, identity);
    opened.add(made);
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

  /** Two codes, carried both ways. */
  private static final class Codes {
    final ClientCode offerer;
    final ClientCode answerer;
    private final int offererPort;
    private final int answererPort;
    private String answer = "";

    Codes(TestClient from, TestClient to) {
      offerer = from.client.byCode(CodeConnection.Role.OFFERER);
      offererPort = from.lastPort();
      answerer = to.client.byCode(CodeConnection.Role.ANSWERER);
      answererPort = to.lastPort();
    }

    Codes answer() throws Exception {
      String offer = LoopbackCodes.at(offererPort, get(offerer.description()));
      answer = LoopbackCodes.at(answererPort, get(answerer.connect(offer)));
      return this;
    }

    CompletableFuture<String> finish() {
      return offerer.connect(answer);
    }
  }

  private Codes connectByCodes(TestClient from, TestClient to) throws Exception {
    Codes codes = new Codes(from, to).answer();
    get(codes.finish());
    assertThat(get(codes.offerer.peer())).isEqualTo(to.key());
    assertThat(get(codes.answerer.peer())).isEqualTo(from.key());
    return codes;
  }

  private void connect(TestClient from, TestClient to) throws Exception {
    from.client.join(signaling);
    to.client.join(signaling);
    get(from.client.connect(to.key()));
    until(() -> to.of(ClientEvent.class).size() > 0);
  }

  @Test
  void twoTextsConnectTwoIdentities() throws Exception {
    connectByCodes(alice, bob);
    assertThat(alice.of(ClientEvent.Connected.class))
        .containsExactly(new ClientEvent.Connected(bob.key()));
    get(alice.client.send(bob.key(), "by codes"));
    until(() -> bob.texts().contains("by codes"));
    assertThat(signaling.texts).isEmpty();
  }

  @Test
  void aWrongTextLeavesTheClientAsItWas() throws Exception {
    Codes codes = new Codes(alice, bob).answer();
    assertThatThrownBy(() -> get(codes.offerer.connect(codes.answer.substring(2))))
        .cause()
        .isInstanceOf(SessionCodeException.class);
    get(codes.finish());
    assertThat(get(codes.offerer.peer())).isEqualTo(bob.key());
  }

  @Test
  void manyConnectionsAtOnceAndBroadcast() throws Exception {
    List<TestClient> others =
        IntStream.range(0, 5).mapToObj(i -> client(Identity.generate())).toList();
    for (TestClient other : others) {
      connect(other, alice);
    }
    until(() -> alice.count(ClientEvent.Connected.class) == 5);
    get(alice.client.broadcast("to all"));
    for (TestClient other : others) {
      until(() -> other.texts().equals(List.of("to all")));
    }
    assertThat(bob.texts()).isEmpty();
    get(alice.client.broadcast("bytes".getBytes(StandardCharsets.UTF_8)));
    until(() -> others.stream().allMatch(other -> other.texts().size() == 2));
  }

  @Test
  void aMessageTellsItsSenderAndKind() throws Exception {
    connect(alice, bob);
    get(alice.client.send(bob.key(), "text"));
    get(alice.client.send(bob.key(), new byte[] {1, 2}));
    get(alice.client.sendJson(bob.key(), List.of(1, 2)));
    until(() -> bob.count(ClientEvent.Message.class) == 3);
    List<ClientEvent.Message> messages = bob.of(ClientEvent.Message.class);
    assertThat(messages).allMatch(m -> m.sender().equals(alice.key()));
    assertThat(messages.stream().map(ClientEvent.Message::binary))
        .containsExactly(false, true, false);
    assertThat(messages.stream().map(ClientEvent.Message::number)).containsExactly(1L, 2L, 3L);
    assertThat(messages.get(1).data()).containsExactly(1, 2);
    assertThat(messages.get(2).json(int[].class)).containsExactly(1, 2);
    assertThatThrownBy(() -> messages.get(2).json(String.class))
        .isInstanceOfSatisfying(
            ClientException.class,
            e -> assertThat(e.reason()).isEqualTo(ClientException.Reason.MISFIT));
    until(
        () ->
            alice
                .of(ClientEvent.Delivered.class)
                .contains(new ClientEvent.Delivered(bob.key(), 3)));
  }

  private TestClient durable(Identity identity, String name) throws Exception {
    FolderMessages store = FolderMessages.in(folder.resolve(name));
    TestClient made = new TestClient(factory, identity, config -> config.withStore(store));
    opened.add(made);
    return made;
  }

  @Test
  void theSamePersonAfterARestartAtAnotherAddressIsTheSameContactWithMessagesOnce()
      throws Exception {
    Identity carolIdentity = Identity.generate();
    TestClient carol = durable(carolIdentity, "carol");
    TestClient dave = durable(Identity.generate(), "dave");
    connect(dave, carol);
    int firstPort = carol.lastPort();
    get(dave.client.send(carol.key(), "first"));
    until(() -> carol.texts().equals(List.of("first")));
    carol.close();
    until(() -> dave.count(ClientEvent.Disconnected.class) == 1);
    for (int i = 0; i < 100; i++) {
      get(dave.client.send(carol.key(), "waiting " + i));
    }
    TestClient again = durable(carolIdentity, "carol");
    again.client.join(signaling);
    until(() -> again.texts().size() == 100);
    assertThat(again.texts())
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> "waiting " + i).toList());
    assertThat(again.lastPort()).isNotEqualTo(firstPort);
    assertThat(dave.of(ClientEvent.Reconnected.class))
        .containsExactly(new ClientEvent.Reconnected(again.key()));
    assertThat(dave.count(ClientEvent.Connected.class)).isEqualTo(1);
    until(() -> again.count(ClientEvent.Reconnected.class) == 1);
    get(again.client.send(dave.key(), "and back"));
    until(() -> dave.texts().equals(List.of("and back")));
  }

  @Test
  void messagesThatWaitOutliveTheSender() throws Exception {
    Identity carolIdentity = Identity.generate();
    TestClient carol = durable(carolIdentity, "carol");
    for (int i = 0; i < 50; i++) {
      assertThat(get(carol.client.send(bob.key(), "kept " + i))).isEqualTo(i + 1);
    }
    carol.close();
    TestClient again = durable(carolIdentity, "carol");
    get(again.client.send(bob.key(), "kept 50"));
    connect(again, bob);
    until(() -> bob.texts().size() == 51);
    assertThat(bob.texts())
        .containsExactlyElementsOf(IntStream.range(0, 51).mapToObj(i -> "kept " + i).toList());
  }

  @Test
  void messagesWaitForAListener() throws Exception {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    TestLoop loop = new TestLoop();
    opened.add(loop);
    PeerClient deaf =
        PeerClient.create(
            ClientConfig.of(factory, Identity.generate())
                .withOptions(
                    () ->
                        social.kith.node.peer.PeerOptions.anyAddress(
                            social.kith.node.peer.FreePorts.pair())),
            loop);
    opened.add(0, deaf);
    deaf.join(signaling);
    alice.client.join(signaling);
    get(alice.client.connect(deaf.identity()));
    get(alice.client.send(deaf.identity(), "early"));
    get(alice.client.send(deaf.identity(), "late"));
    assertThat(alice.count(ClientEvent.Delivered.class)).isZero();
    deaf.on(ClientEvent.Message.class, message -> heard.add(message.text()));
    until(() -> heard.equals(List.of("early", "late")));
    until(() -> alice.count(ClientEvent.Delivered.class) > 0);
  }

  @Test
  void ofTwoConnectionsAtOnceTheSameOneSurvivesOnBothSides() throws Exception {
    for (int round = 0; round < 10; round++) {
      TestClient one = client(Identity.generate());
      TestClient two = client(Identity.generate());
      Codes there = new Codes(one, two).answer();
      Codes back = new Codes(two, one).answer();
      var first = there.finish();
      var second = back.finish();
      get(first);
      get(second);
      for (int i = 0; i < 20; i++) {
        get(one.client.send(two.key(), "to two " + i));
        get(two.client.send(one.key(), "to one " + i));
      }
      until(() -> one.texts().size() == 20 && two.texts().size() == 20);
      until(() -> factory.openConnections() == 2);
      assertThat(one.count(ClientEvent.Connected.class)).isEqualTo(1);
      assertThat(two.count(ClientEvent.Connected.class)).isEqualTo(1);
      assertThat(one.count(ClientEvent.Disconnected.class)).isZero();
      assertThat(two.count(ClientEvent.Disconnected.class)).isZero();
      assertThat(one.texts())
          .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "to one " + i).toList());
      one.close();
      two.close();
      until(() -> factory.openConnections() == 0);
    }
  }

  @Test
  void bothDialAtOnce() throws Exception {
    alice.client.join(signaling);
    bob.client.join(signaling);
    for (int round = 0; round < 10; round++) {
      var first = alice.client.connect(bob.key());
      var second = bob.client.connect(alice.key());
      get(first);
      get(second);
      until(() -> factory.openConnections() == 2);
      alice.client.disconnect(bob.key());
      bob.client.disconnect(alice.key());
      until(() -> factory.openConnections() == 0);
    }
    assertThat(alice.count(ClientEvent.Connected.class)).isEqualTo(1);
    assertThat(alice.count(ClientEvent.Reconnected.class)).isEqualTo(9);
  }

  @Test
  void theQueueIsBoundedAndSaysSo() throws Exception {
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (int i = 0; i < PeerClient.MAX_QUEUED_MESSAGES; i++) {
      last = alice.client.send(bob.key(), "x");
    }
    assertThat(get(last)).isEqualTo(PeerClient.MAX_QUEUED_MESSAGES);
    assertReason(alice.client.send(bob.key(), "x"), ClientException.Reason.QUEUE_FULL);
    byte[] largest = new byte[PeerClient.MAX_MESSAGE_BYTES];
    TestClient carol = client(Identity.generate());
    long fits = PeerClient.MAX_QUEUED_BYTES / (largest.length + Outgoing.OVERHEAD_BYTES);
    for (int i = 0; i < fits; i++) {
      get(alice.client.send(carol.key(), largest));
    }
    assertReason(alice.client.send(carol.key(), largest), ClientException.Reason.QUEUE_FULL);
    assertReason(
        alice.client.send(carol.key(), new byte[largest.length + 1]),
        ClientException.Reason.TOO_LARGE);
    connect(alice, carol);
    until(() -> carol.count(ClientEvent.Message.class) == fits);
    get(alice.client.send(carol.key(), "fits again"));
  }

  private static void assertReason(CompletableFuture<?> future, ClientException.Reason reason) {
    assertThatThrownBy(() -> get(future))
        .cause()
        .isInstanceOfSatisfying(
            ClientException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void aCallNegotiatesOverAConnectionByCodes() throws Exception {
    connectByCodes(alice, bob);
    try (VideoSource source = new VideoSource()) {
      MediaStream stream = MediaStream.of(VideoTrack.of(source));
      Call call = alice.client.call(bob.key(), stream, "look");
      until(() -> bob.count(ClientEvent.Called.class) == 1);
      Call incoming = bob.of(ClientEvent.Called.class).get(0).call();
      incoming.answer();
      assertThat(get(incoming.remoteStream()).id()).isEqualTo(stream.id());
      call.hangUp();
      until(() -> bob.count(ClientEvent.StreamRemoved.class) == 1);
    }
  }

  @Test
  void whoChangesTheCertificatesInTheSignalsIsNotConnected() throws Exception {
    TestClient mallory = client(Identity.generate());
    LoopbackSignaling changed =
        new LoopbackSignaling(
            new LocalSignaling(signalingLoop), text -> text.replaceAll("sha-256 ..", "sha-256 00"));
    alice.client.join(changed);
    mallory.client.join(changed);
    var connected = alice.client.connect(mallory.key());
    until(() -> alice.count(ClientEvent.Failed.class) > 0);
    assertThat(connected).isNotDone();
    assertThat(alice.count(ClientEvent.Connected.class)).isZero();
    alice.client.disconnect(mallory.key());
  }

  @Test
  void aLaterDescriptionOfAnotherCertificateDoesNothing() throws Exception {
    connect(alice, bob);
    String offer =
        signaling.texts.stream()
            .filter(text -> text.contains("\"offer\""))
            .findFirst()
            .orElseThrow();
    CompletableFuture<Void> inside = new CompletableFuture<>();
    var membership =
        signaling.join(
            ProvenSignaling.name(bob.key()),
            ProvenSignaling.name(alice.key()),
            new RoomListener() {
              @Override
              public void onOpen(List<String> members) {
                inside.complete(null);
              }
            });
    get(inside);
    membership.send(ProvenSignaling.name(bob.key()), offer.replaceAll("sha-256 ..", "sha-256 00"));
    membership.send(ProvenSignaling.name(bob.key()), "{\"end\":true," + offer.substring(1));
    signalingLoop.run(() -> {});
    bob.loop.run(() -> {});
    get(alice.client.send(bob.key(), "still there"));
    until(() -> bob.texts().contains("still there"));
    assertThat(bob.count(ClientEvent.Failed.class)).isZero();
    assertThat(bob.count(ClientEvent.Disconnected.class)).isZero();
    membership.close();
  }
}
