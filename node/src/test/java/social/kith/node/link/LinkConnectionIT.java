package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.UdpProxy;

class LinkConnectionIT {
  private static PeerConnectionFactory factory;
  private final List<LinkEnd> ends = new ArrayList<>();
  private LinkKeys keys;
  private LinkEnd offerer;
  private LinkEnd answerer;

  @BeforeAll
  static void open() throws NativeLibraryException {
    factory = PeerConnectionFactory.open();
  }

  @BeforeEach
  void make() {
    keys = LinkKeys.derive(Secret.random());
    offerer = end(keys, Role.OFFERER);
    answerer = end(keys, Role.ANSWERER);
  }

  @AfterEach
  void closeEnds() {
    ends.forEach(LinkEnd::close);
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  private LinkEnd end(LinkKeys its, Role role) {
    return end(its, role, FreePorts.pair());
  }

  private LinkEnd end(LinkKeys its, Role role, int port) {
    LinkEnd end = new LinkEnd(factory, its, role, port);
    ends.add(end);
    return end;
  }

  private void connect() {
    offerer.listen();
    answerer.listen();
    offerer.dial(answerer.port);
    bothOpened();
  }

  private void bothOpened() {
    offerer.awaitEvent("opened");
    answerer.awaitEvent("opened");
  }

  @Test
  void connectsWithNothingButAPort() {
    connect();
    offerer.sendControl("hello");
    answerer.sendControl("hi");
    offerer.loop.run(() -> offerer.connection().sendBulk(new byte[65_536]));
    answerer.awaitEvent("control hello");
    answerer.awaitEvent("bulk 65536");
    offerer.awaitEvent("control hi");
    assertThat(answerer.events).startsWith("opened");
    assertThat(offerer.loop.call(() -> offerer.connection().remoteAddress()))
        .contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), answerer.port));
    assertThat(offerer.connection().ownFingerprint())
        .isEqualTo(answerer.connection().peerFingerprint());
    await().until(() -> offerer.loop.call(() -> offerer.connection().bulkBuffered()) == 0);
  }

  @Test
  void aSideKnowsTheOthersAddressIfItDialledIt() throws IOException {
    connect();
    assertThat(answerer.loop.call(() -> answerer.connection().remoteAddress())).isEmpty();

    keys = LinkKeys.derive(Secret.random());
    LinkEnd first = end(keys, Role.OFFERER).listen();
    LinkEnd second = end(keys, Role.ANSWERER);
    first.dial(second.port);
    awaitPacket(second.port);
    second.listen();
    second.dial(first.port);
    first.awaitEvent("opened");
    second.awaitEvent("opened");
    assertThat(first.loop.call(() -> first.connection().remoteAddress())).isPresent();
  }

  /** Waits for a connectivity check at a port where nobody listens yet. */
  private static void awaitPacket(int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(10_000);
      socket.receive(new DatagramPacket(new byte[1], 1));
    }
  }

  @Test
  void theAnswererMayDialToo() {
    offerer.listen();
    answerer.listen();
    answerer.dial(offerer.port);
    bothOpened();
  }

  @Test
  void bothMayDialAtOnceAndAgain() {
    offerer.listen();
    answerer.listen();
    for (int i = 0; i < 3; i++) {
      offerer.dial(answerer.port);
      answerer.dial(offerer.port);
    }
    bothOpened();
    offerer.dial(answerer.port);
    offerer.sendControl("still here");
    answerer.awaitEvent("control still here");
  }

  @Test
  void dialsTheAddressesThatAreThereAmongThoseThatAreNot() throws UnknownHostException {
    offerer.listen();
    answerer.listen();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    offerer.dial(
        InetSocketAddress.createUnresolved("nowhere.invalid", 1),
        new InetSocketAddress(loopback, FreePorts.pair()),
        new InetSocketAddress("0.0.0.0", answerer.port),
        new InetSocketAddress("127.0.0.2", FreePorts.pair()),
        new InetSocketAddress(loopback, answerer.port));
    bothOpened();
  }

  @Test
  void reachesAnIpv6AddressAtTheNextPort() throws UnknownHostException {
    InetAddress six = InetAddress.getByName("::1");
    offerer.listen();
    answerer.listen();
    offerer.dial(new InetSocketAddress(six, LinkConnection.portFor(six, answerer.port)));
    bothOpened();
    InetSocketAddress seen =
        offerer.loop.call(() -> offerer.connection().remoteAddress()).orElseThrow();
    assertThat(seen.getAddress()).isEqualTo(six);
    assertThat(seen.getPort()).isEqualTo(answerer.port + 1);
  }

  @Test
  void dialsBeforeItIsReadyAreKept() {
    answerer.listen();
    InetSocketAddress there =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), answerer.port);
    offerer.listenAndDial(there);
    bothOpened();
  }

  @Test
  void aDialThatFailedIsArmedAnewAndAFailedOneCanBeReached() {
    offerer.listen();
    offerer.dial(answerer.port);
    // Longer than the 15 s after which libwebrtc gives up.
    await()
        .pollDelay(Duration.ofSeconds(17))
        .atMost(Duration.ofSeconds(18))
        .until(() -> offerer.events.isEmpty());
    answerer.listen();
    answerer.dial(offerer.port);
    bothOpened();
    answerer.hang();
    offerer.awaitEvent("closed: " + LinkReason.CLOSED_BY_PEER);

    LinkEnd second = end(keys, Role.ANSWERER, answerer.port);
    LinkEnd dialler = end(keys, Role.OFFERER, offerer.port).listen();
    dialler.dial(second.port);
    await()
        .pollDelay(Duration.ofSeconds(16))
        .atMost(Duration.ofSeconds(17))
        .until(() -> dialler.events.isEmpty());
    second.listen();
    dialler.dial(second.port);
    dialler.awaitEvent("opened");
    second.awaitEvent("opened");
  }

  @Test
  void anotherCertificateIsAnIdentityMismatchOnBothSides() {
    LinkKeys others = LinkKeys.derive(Secret.random());
    LinkEnd wrong = end(MixedKeys.iceOf(keys, others), Role.ANSWERER);
    offerer.listen();
    wrong.listen();
    offerer.dial(wrong.port);
    offerer.awaitEvent("closed: " + LinkReason.IDENTITY_MISMATCH);
    wrong.awaitEvent("closed: " + LinkReason.IDENTITY_MISMATCH);
    assertThat(offerer.events).hasSize(1);
    assertThat(wrong.events).hasSize(1);
  }

  @Test
  void anotherPasswordIsSilence() {
    LinkEnd stranger = end(LinkKeys.derive(Secret.random()), Role.ANSWERER).listen();
    offerer.listen();
    stranger.dial(offerer.port);
    offerer.dial(stranger.port);
    await()
        .pollDelay(Duration.ofSeconds(2))
        .until(() -> offerer.events.isEmpty() && stranger.events.isEmpty());
  }

  @Test
  void aBusyPortIsSaidAfterTwoSeconds() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(offerer.port)) {
      long began = System.nanoTime();
      offerer.listen();
      offerer.awaitEvent("closed: " + LinkReason.PORT_BUSY);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
      assertThat(taken.isBound()).isTrue();
    }
    assertThat(offerer.events).hasSize(1);
  }

  @Test
  void aPortThatBecomesFreeIsTaken() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(offerer.port)) {
      offerer.listen();
      offerer.dial(answerer.port);
      answerer.listen();
      await().pollDelay(Duration.ofMillis(300)).until(taken::isBound);
    }
    bothOpened();
  }

  @Test
  void withoutAFreeNextPortItStillWorksOverIpv4() throws IOException {
    try (DatagramSocket taken = new DatagramSocket(offerer.port + 1)) {
      connect();
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void thePortCanBeUsedAgainAtOnce() {
    for (int i = 0; i < 5; i++) {
      connect();
      offerer.hang();
      answerer.awaitEvent("closed: " + LinkReason.CLOSED_BY_PEER);
      assertThat(offerer.events).containsExactly("opened");
      assertThat(answerer.events).containsExactly("opened", "closed: " + LinkReason.CLOSED_BY_PEER);
      offerer = end(keys, Role.OFFERER, offerer.port);
      answerer = end(keys, Role.ANSWERER, answerer.port);
    }
  }

  @Test
  void theOwnersCloseIsNotTold() {
    offerer.listen();
    offerer.hang();
    offerer.hang();
    await().until(() -> FreePorts.isFree(offerer.port));
    assertThat(offerer.events).isEmpty();
  }

  @Test
  void framesSentInOpenedArriveAfterOpened() {
    LinkEnd eager = new LinkEnd(factory, keys, Role.OFFERER, FreePorts.pair());
    ends.add(eager);
    eager.whenOpened =
        connection -> {
          for (int i = 0; i < 50; i++) {
            connection.sendControl(new byte[] {(byte) ('A' + i % 26)});
          }
        };
    eager.listen();
    answerer.listen();
    eager.dial(answerer.port);
    await().until(() -> answerer.events.size() == 51);
    assertThat(answerer.events).startsWith("opened", "control A", "control B", "control C");
  }

  @Test
  void framesAboveTheLimitAreRefusedAndThoseAtItArrive() {
    connect();
    byte[] largest = new byte[DataChannel.MAX_MESSAGE_BYTES];
    offerer.loop.run(
        () -> {
          assertThatThrownBy(() -> offerer.connection().sendBulk(new byte[largest.length + 1]))
              .isInstanceOf(IllegalArgumentException.class);
          offerer.connection().sendBulk(largest);
        });
    answerer.awaitEvent("bulk 262144");
  }

  @Test
  void tooMuchBufferedEndsTheConnectionWithItsReason() {
    connect();
    byte[] largest = new byte[DataChannel.MAX_MESSAGE_BYTES];
    offerer.loop.run(
        () -> {
          for (int i = 0; i < 200; i++) {
            offerer.connection().sendBulk(largest);
          }
        });
    offerer.awaitEvent("closed: " + LinkReason.SEND_BUFFER_FULL);
    offerer.loop.run(() -> offerer.connection().sendBulk(largest));
    assertThat(offerer.events).containsExactly("opened", "closed: " + LinkReason.SEND_BUFFER_FULL);
  }

  @Test
  void refusesToSendBeforeItIsOpen() {
    offerer.listen();
    assertThatThrownBy(() -> offerer.sendControl("x")).isInstanceOf(IllegalStateException.class);
    assertThat(offerer.loop.call(() -> offerer.connection().remoteAddress())).isEmpty();
    assertThat(offerer.loop.call(() -> offerer.connection().controlBuffered())).isZero();
  }

  @Test
  void refusesOtherThreads() {
    offerer.listen();
    assertThatThrownBy(() -> offerer.connection().dial(List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  /** As when the server's node begins again and the client's has not heard of it: ICE goes on. */
  @Test
  void aHandshakeThatTheOtherSideKnowsNothingOfIsBegunAnew() {
    try (UdpProxy between = new UdpProxy(offerer.port)) {
      between.losesToClient(LinkConnectionIT::endsDtlsHandshake);
      offerer.listen();
      answerer.listen();
      answerer.dial(between.port());
      await().until(() -> between.lost() > 0);
      offerer.hang();
      LinkEnd again = end(keys, Role.OFFERER, offerer.port);
      again.whenClosed = () -> CompletableFuture.runAsync(again::listen);
      answerer.whenClosed =
          () -> CompletableFuture.runAsync(() -> answerer.listen().dial(between.port()));
      offerer = again.listen();
      between.losesToClient(datagram -> false);
      bothOpened();
    }
  }

  /** Whether it is the server's last flight, RFC 6347, or what only follows it. */
  private static boolean endsDtlsHandshake(byte[] datagram) {
    boolean dtls = datagram[0] >= 20 && datagram[0] <= 63;
    boolean encrypted = dtls && datagram[4] > 0;
    return encrypted || datagram[0] == 20;
  }

  @Test
  void isMadeAnewBeforeItsCandidatesGrowWithoutEnd() {
    offerer.listen();
    InetSocketAddress[] dead = new InetSocketAddress[DialCandidates.MAX_ADDRESSES];
    int port = 40_000;
    for (int i = 0; i < 3 * Dialling.MAX_CANDIDATES / dead.length; i++) {
      for (int k = 0; k < dead.length; k++) {
        dead[k] = new InetSocketAddress(InetAddress.getLoopbackAddress(), port++);
      }
      offerer.dial(dead);
      await().until(() -> offerer.loop.call(() -> offerer.connection().candidates()) > 0);
      assertThat(offerer.loop.call(() -> offerer.connection().candidates()))
          .isLessThanOrEqualTo(Dialling.MAX_CANDIDATES);
    }
    answerer.listen();
    answerer.dial(offerer.port);
    bothOpened();
  }

  @Test
  void manyLinksShareOneFactory() {
    List<LinkEnd> diallers = new ArrayList<>();
    List<LinkEnd> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LinkKeys its = LinkKeys.derive(Secret.random());
      waiting.add(end(its, Role.ANSWERER, 32_000 + 4 * i).listen());
      diallers.add(end(its, Role.OFFERER, 32_002 + 4 * i).listen());
    }
    for (int i = 0; i < 20; i++) {
      diallers.get(i).dial(waiting.get(i).port);
    }
    diallers.forEach(end -> end.awaitEvent("opened"));
    waiting.forEach(end -> end.awaitEvent("opened"));
  }
}
