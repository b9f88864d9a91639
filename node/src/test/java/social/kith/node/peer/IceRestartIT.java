package social.kith.node.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection between two networks, one of which changes its address. */
class IceRestartIT {
  private static void until(Callable<Boolean> condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  private static void awaitTraffic(MovingPeer peer) {
    long pictures = peer.pictures() + 10;
    long messages = peer.received() + 100;
    until(() -> peer.pictures() > pictures && peer.received() > messages);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aChangedAddressKeepsChannelAndStream(boolean initiatorMoves) throws Exception {
    Optional<NetworkPair> opened = NetworkPair.open();
    assumeTrue(opened.isPresent(), "Skipped: this process may make no network namespaces");
    try (NetworkPair networks = opened.orElseThrow();
        MovingPeer initiator = new MovingPeer(networks.prefix(true), "initiator");
        MovingPeer answerer = new MovingPeer(networks.prefix(false), "answerer")) {
      initiator.listen(answerer::tell);
      answerer.listen(initiator::tell);
      awaitTraffic(initiator);
      awaitTraffic(answerer);

      networks.removeAddress(initiatorMoves, initiatorMoves ? 1 : 2);
      networks.addAddress(initiatorMoves, 3);
      until(() -> initiator.events.contains("Resumed") && answerer.events.contains("Resumed"));
      awaitTraffic(initiator);
      awaitTraffic(answerer);

      initiator.tell("pause");
      answerer.tell("pause");
      until(() -> initiator.sent() >= 0 && answerer.sent() >= 0);
      until(
          () -> initiator.received() == answerer.sent() && answerer.received() == initiator.sent());
      assertThat(initiator.events)
          .containsSubsequence("Connected", "Interrupted", "Resumed")
          .noneMatch(line -> line.startsWith("broken") || line.equals("Failed"));
      assertThat(answerer.events)
          .containsSubsequence("Connected", "Interrupted", "Resumed")
          .noneMatch(line -> line.startsWith("broken") || line.equals("Failed"));
    }
  }
}
