package social.kith.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.ChildJvm;
import social.kith.node.peer.FreePorts;
import social.kith.node.peer.NativeLibraryException;
import social.kith.node.peer.PeerConnectionFactory;

/** Two virtual machines; one is killed without a word. */
class LinkRestartIT {
  private final byte[] seed = new byte[32];
  private final int port = FreePorts.pair();
  private final int childPort = FreePorts.pair();

  private ChildJvm startChild() {
    return ChildJvm.start(
        LinkChildMain.class,
        HexFormat.of().formatHex(seed),
        Role.ANSWERER.name(),
        Integer.toString(childPort),
        Integer.toString(port));
  }

  private LinkEnd listen(PeerConnectionFactory factory) {
    LinkKeys keys = LinkKeys.derive(Secret.of(seed));
    return new LinkEnd(factory, keys, Role.OFFERER, port).listen();
  }

  private static long beats(LinkEnd end) {
    return end.events.stream().filter("control b"::equals).count();
  }

  /** Until nothing was heard for a second, as a heartbeat would notice. */
  private static void awaitSilence(LinkEnd end) {
    long[] lastCount = {-1};
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              long now = beats(end);
              boolean silent = now == lastCount[0];
              lastCount[0] = now;
              return silent;
            });
  }

  @Test
  void aKilledNodeIsLinkedAgainWithNothingExchanged() throws NativeLibraryException {
    ThreadLocalRandom.current().nextBytes(seed);
    try (PeerConnectionFactory factory = PeerConnectionFactory.open()) {
      LinkEnd first = listen(factory);
      try (ChildJvm child = startChild()) {
        first.awaitEvent("opened");
        first.awaitEvent("control b");
        child.kill();
      }
      try (ChildJvm again = startChild()) {
        awaitSilence(first);
        first.close();
        LinkEnd second = listen(factory);
        second.awaitEvent("control b");
        assertThat(again.output()).contains("opened");
        second.close();
      }
    }
  }
}
