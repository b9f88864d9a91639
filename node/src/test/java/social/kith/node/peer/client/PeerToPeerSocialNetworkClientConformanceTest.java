package social.kith.node.peer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static social.kith.node.peer.client.TestClient.get;
import static social.kith.node.peer.client.TestClient.until;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.Identity;
import social.kith.node.peer.CodeConnection;
import social.kith.node.peer.LoopbackCodes;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.Registration;
import social.kith.node.peer.TestLoop;
import social.kith.node.peer.UdpProxy;
import social.kith.node.peer.VideoSource;
import social.kith.node.peer.VideoTrack;
import social.kith.node.peer.signaling.LocalSignaling;

/** Streams, connections and privacy of Peer-to-peer social network; its media are elsewhere. */
class PeerToPeerSocialNetworkClientConformanceTest {
  record Post(String text, List<String> tags) {}

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
    alice = client();
    bob = client();
  }

  private TestClient client() {
    TestClient made = new TestClient(factory, Identity.generate());
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
    return MediaStream.of(VideoTrack.of(source));
  }

  @Test
  void aUserHasOneLastingIdentityAndConnectionsByIdentity() throws Exception {
    connect();
    get(bob.client.send(alice.key(), "hello"));
    until(() -> alice.texts().equals(List.of("hello")));
    get(alice.client.broadcast("to all"));
    until(() -> bob.texts().equals(List.of("to all")));
    Call call = alice.client.call(bob.key(), stream(), "call");
    until(() -> bob.count(ClientEvent.Called.class) == 1);
    bob.of(ClientEvent.Called.class).get(0).call().answer();
    get(call.answered());
  }

  @Test
  void sendsTextsAndJson() throws Exception {
    connect();
    Post post = new Post("grüße", List.of("a", "b"));
    get(alice.client.send(bob.key(), "text"));
    get(alice.client.sendJson(bob.key(), post));
    until(() -> bob.count(ClientEvent.Message.class) == 2);
    assertThat(bob.texts().get(0)).isEqualTo("text");
    assertThat(bob.of(ClientEvent.Message.class).get(1).json(Post.class)).isEqualTo(post);
  }

  @Test
  void addStreamNegotiatesByItselfAndFetchStreamGivesIt() throws Exception {
    connect();
    List<String> before = new CopyOnWriteArrayList<>();
    Registration registration =
        bob.client.fetchStream(alice.key(), stream -> before.add(stream.id()));
    MediaStream first = stream();
    get(alice.client.addStream(bob.key(), first));
    until(() -> before.equals(List.of(first.id())));
    List<String> after = new CopyOnWriteArrayList<>();
    bob.client.fetchStream(alice.key(), stream -> after.add(stream.id()));
    until(() -> after.equals(List.of(first.id())));
    registration.close();
    MediaStream second = stream();
    get(alice.client.addStream(bob.key(), second));
    until(() -> after.equals(List.of(first.id(), second.id())));
    assertThat(before).hasSize(1);
    alice.client.removeStream(bob.key(), first);
    until(() -> bob.count(ClientEvent.StreamRemoved.class) == 1);
  }

  @Test
  void aCallGivesAStreamThatCameBeforeIt() throws Exception {
    connect();
    MediaStream shown = stream();
    get(alice.client.addStream(bob.key(), shown));
    until(() -> bob.count(ClientEvent.StreamAdded.class) == 1);
    Call outgoing = alice.client.call(bob.key(), shown, 1);
    until(() -> bob.count(ClientEvent.Called.class) == 1);
    Call incoming = bob.of(ClientEvent.Called.class).get(0).call();
    List<String> fetched = new CopyOnWriteArrayList<>();
    incoming.fetchStream(stream -> fetched.add(stream.id()));
    incoming.answer();
    until(() -> fetched.equals(List.of(shown.id())));
    outgoing.hangUp();
    get(incoming.ended());
    bob.loop.run(() -> {});
    assertThat(bob.count(ClientEvent.StreamRemoved.class)).isZero();
  }

  /** Offerer and answerer with a proxy in between that counts what goes over the connection. */
  private UdpProxy connectThroughProxy(TestClient from, TestClient to) throws Exception {
    ClientCode offerer = from.client.byCode(CodeConnection.Role.OFFERER);
    ClientCode answerer = to.client.byCode(CodeConnection.Role.ANSWERER);
    UdpProxy proxy = new UdpProxy(to.lastPort());
    opened.add(proxy);
    // The answerer learns no address: what reaches it comes through the proxy.
    String offer = LoopbackCodes.without(get(offerer.description()));
    String answer = LoopbackCodes.at(proxy.port(), get(answerer.connect(offer)));
    get(offerer.connect(answer));
    get(offerer.peer());
    get(answerer.peer());
    return proxy;
  }

  @Test
  void aContactItIsNotSharedWithReceivesNoByte() throws Exception {
    TestClient carol = client();
    UdpProxy toBob = connectThroughProxy(alice, bob);
    UdpProxy toCarol = connectThroughProxy(alice, carol);
    get(alice.client.send(carol.key(), "before"));
    until(() -> carol.texts().equals(List.of("before")));
    until(() -> alice.of(ClientEvent.Delivered.class).size() == 1);
    long bobBefore = toBob.bytes();
    // SCTP acknowledges the last message a moment later.
    long carolBefore = quiet(toCarol);
    byte[] post = new byte[200_000];
    for (int i = 0; i < 10; i++) {
      get(alice.client.send(bob.key(), post));
    }
    until(() -> bob.count(ClientEvent.Message.class) == 10);
    until(() -> alice.of(ClientEvent.Delivered.class).stream().anyMatch(d -> d.number() == 10));
    assertThat(toBob.bytes() - bobBefore).isGreaterThan(10L * post.length);
    assertThat(toCarol.bytes() - carolBefore).isZero();
    assertThat(carol.count(ClientEvent.Message.class)).isEqualTo(1);
  }

  /** The count once nothing has come for a while. */
  private static long quiet(UdpProxy proxy) {
    long[] last = {proxy.bytes(), System.nanoTime()};
    until(
        () -> {
          if (proxy.bytes() != last[0]) {
            last[0] = proxy.bytes();
            last[1] = System.nanoTime();
          }
          return System.nanoTime() - last[1] > 1_000_000_000L;
        });
    return last[0];
  }
}
