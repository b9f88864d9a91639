package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.meet.broker.Mosquitto;
import social.kith.node.meet.broker.RecordingProxy;

/** What a broker without TLS, and whoever listens on the way to it, gets to see. */
class BrokerPrivacyIT {
  @TempDir Path folder;
  private final WrongClock clock = new WrongClock();
  private Mosquitto broker;
  private RecordingProxy proxy;
  private MovingPair pair;

  @BeforeEach
  void start() throws Exception {
    Optional<Mosquitto> started = Mosquitto.start(folder);
    assumeTrue(started.isPresent(), Mosquitto.MISSING);
    broker = started.get();
    proxy = new RecordingProxy(broker.port());
    pair = new MovingPair(folder, clock);
    BrokerWish wish =
        new BrokerWish(proxy.address(), Optional.empty(), Optional.empty(), Optional.empty());
    for (TestNode node : pair.both()) {
      node.node().brokers().choose(List.of(wish));
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (broker != null) {
      pair.close();
      proxy.close();
      broker.close();
    }
  }

  /** Both lose each other and meet again; what was published for that. */
  private List<RecordingProxy.Message> meetAgain() throws Exception {
    int before = proxy.messages().size();
    pair.moveBoth();
    pair.awaitMet();
    List<RecordingProxy.Message> all = proxy.messages();
    return all.subList(before, all.size());
  }

  @Test
  void nothingTellsWhoMeetsWhomOrWhere() throws Exception {
    List<RecordingProxy.Message> messages = meetAgain();
    assertThat(messages).hasSizeGreaterThan(1);
    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(message.payload()).hasSize(4_096);
              assertThat(message.topic()).matches("kith1/[\\w-]{22}");
              assertThat(message.flags() & 1).as("retained").isZero();
            });
    String seen = proxy.text();
    assertThat(seen).contains("kith1/");
    SeenBytes.assertTellsNothingOf(pair, seen);
  }

  @Test
  void nothingStaysTheSameFromOneStretchOfTimeToAnother() throws Exception {
    List<RecordingProxy.Message> first = meetAgain();
    Set<String> topics = new HashSet<>(first.stream().map(RecordingProxy.Message::topic).toList());
    clock.jump(Duration.ofHours(24));
    List<RecordingProxy.Message> later = meetAgain();
    assertThat(later).isNotEmpty().noneMatch(message -> topics.contains(message.topic()));
    Set<String> windows = new HashSet<>();
    first.forEach(message -> windows.addAll(SeenBytes.windows(message.payload())));
    assertThat(windows).hasSizeGreaterThan(4_000);
    for (RecordingProxy.Message message : later) {
      assertThat(SeenBytes.windows(message.payload())).doesNotContainAnyElementsOf(windows);
    }
  }
}
