package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.meet.broker.Mosquitto;

/** Two contacts who both moved while they were apart, and a broker that both use. */
class BrokerIT {
  @TempDir Path folder;
  private MovingPair pair;
  private Mosquitto broker;

  @BeforeEach
  void start() throws StartException {
    Optional<Mosquitto> started = Mosquitto.start(folder);
    assumeTrue(started.isPresent(), Mosquitto.MISSING);
    broker = started.get();
    pair = new MovingPair(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (broker != null) {
      pair.close();
      broker.close();
    }
  }

  private static BrokerWish wish(String address) {
    return new BrokerWish(address, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void bothUse(String... addresses) {
    for (TestNode node : pair.both()) {
      node.node().brokers().choose(List.of(addresses).stream().map(BrokerIT::wish).toList());
    }
  }

  private static BrokerView broker(TestNode node) {
    return node.node().brokers().all().get(0);
  }

  private static void awaitState(TestNode node, BrokerView.State state) {
    await().atMost(TestNode.LIMIT).until(() -> broker(node).state() == state);
  }

  @Test
  void meetThroughABroker() throws IOException, StartException {
    bothUse(broker.address());
    assertThat(broker(pair.alice).state()).isEqualTo(BrokerView.State.IDLE);
    pair.moveBoth();
    pair.awaitMet();
    assertThat(pair.alice.node().brokers().all())
        .singleElement()
        .satisfies(view -> assertThat(view.state()).isEqualTo(BrokerView.State.CONNECTED));
    assertThat(pair.alice.events)
        .anyMatch(
            event ->
                event instanceof NodeEvent.BrokersChanged changed
                    && changed.brokers().get(0).state() == BrokerView.State.CONNECTED);
  }

  @Test
  void oneBrokerOfSeveralIsEnough() throws IOException, StartException {
    bothUse("mqtt://127.0.0.1:1", broker.address());
    pair.moveBoth();
    pair.awaitMet();
    assertThat(broker(pair.bob).problem()).contains("Check the address");
  }

  @Test
  void aBrokerThatComesBackIsUsedAgain() throws Exception {
    bothUse(broker.address());
    pair.bob.close();
    pair.move(pair.alice);
    awaitState(pair.alice, BrokerView.State.CONNECTED);
    broker.kill();
    awaitState(pair.alice, BrokerView.State.TRYING);
    pair.move(pair.bob);
    awaitState(pair.bob, BrokerView.State.TRYING);
    assertThat(pair.met()).isFalse();
    broker.restart();
    pair.awaitMet();
  }

  @Test
  void withoutABrokerTheyDoNotMeet() throws IOException, StartException {
    pair.moveBoth();
    pair.alice.node().brokers().choose(List.of(wish(broker.address())));
    awaitState(pair.alice, BrokerView.State.CONNECTED);
    assertThat(pair.met()).isFalse();
    pair.bob.node().brokers().choose(List.of(wish(broker.address())));
    pair.awaitMet();
  }
}
