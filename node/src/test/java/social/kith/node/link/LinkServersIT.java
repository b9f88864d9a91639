package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TurnServer;

/** Waiting connections that ask a coturn on this machine. */
class LinkServersIT {
  @TempDir Path folder;
  private TurnServer turn;
  private PeerConnectionFactory factory;
  private LinkEnd offerer;
  private LinkEnd answerer;

  @BeforeEach
  void start() throws Exception {
    Optional<TurnServer> started = TurnServer.start(folder);
    assumeTrue(started.isPresent(), "SKIPPED: links over TURN, as coturn is not installed");
    turn = started.get();
    factory = PeerConnectionFactory.open();
    LinkKeys keys = LinkKeys.derive(Secret.random());
    offerer = new LinkEnd(factory, keys, Role.OFFERER, FreePorts.pair());
    answerer = new LinkEnd(factory, keys, Role.ANSWERER, FreePorts.pair());
  }

  @AfterEach
  void stop() throws Exception {
    if (turn != null) {
      offerer.close();
      answerer.close();
      factory.close();
      turn.close();
    }
  }

  private void use(LinkEnd end, IceServer... servers) {
    end.loop.run(() -> assertThat(end.servers.use(List.of(servers))).isTrue());
  }

  private static List<InetSocketAddress> seenAt(LinkEnd end) {
    return end.loop.call(() -> end.servers.seenAt(end.port));
  }

  @Test
  void sayWhereAWaitingLinkIsSeen() {
    use(offerer, turn.stun());
    offerer.listen();
    offerer.awaitEvent("seen");
    assertThat(seenAt(offerer))
        .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), offerer.port));
  }

  /** The one waits at a relay; the other knows nothing but the relay's address. */
  @Test
  void aLinkGoesOverARelayWhereNothingElseGoes() {
    use(offerer, turn.turn());
    offerer.listen();
    answerer.listen();
    await().atMost(Duration.ofSeconds(20)).until(() -> relay().isPresent());
    InetSocketAddress relay = relay().orElseThrow();
    // A relay lets in whom its owner sent something to: the machine counts, not the port.
    offerer.dial(FreePorts.pair());
    answerer.dial(relay);
    offerer.awaitEvent("opened");
    answerer.awaitEvent("opened");
    assertThat(answerer.loop.call(() -> answerer.connection().remoteAddress())).contains(relay);
    offerer.sendControl("over the relay");
    answerer.awaitEvent("control over the relay");
  }

  private Optional<InetSocketAddress> relay() {
    return seenAt(offerer).stream().filter(a -> a.getPort() != offerer.port).findFirst();
  }

  /** They are chosen while the link waits already. */
  @Test
  void areAskedFromTheNextDialOn() {
    offerer.listen();
    answerer.listen();
    use(offerer, turn.stun());
    offerer.dial(FreePorts.pair());
    offerer.awaitEvent("seen");
    answerer.dial(offerer.port);
    offerer.awaitEvent("opened");
    assertThat(offerer.loop.call(offerer.servers::hasRoom)).isTrue();
  }
}
