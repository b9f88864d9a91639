package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.crypto.KeyFile;
import social.kith.node.meet.broker.Mosquitto;
import social.kith.node.meet.broker.RecordingProxy;

/** What a broker without TLS, and whoever listens on the way to it, gets to see. */
class BrokerPrivacyIT {
  private static final int WINDOW_BYTES = 8;
  private static final String LOCALHOST = text(new byte[] {127, 0, 0, 1});

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

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
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
    assertThat(seen).contains("kith1/").doesNotContain("Alice", "Bob", LOCALHOST, "127.0.0.1");
    for (TestNode node : pair.both()) {
      byte[] id = HexFormat.of().parseHex(node.id());
      assertThat(seen).doesNotContain(node.id(), node.id().substring(0, 16), text(id));
      assertThat(seen).doesNotContain(identityKey(node));
    }
  }

  private static String identityKey(TestNode node) throws Exception {
    try (var keys = KeyFile.in(node.home()).open()) {
      return text(keys.identity().key().bytes());
    }
  }

  @Test
  void nothingStaysTheSameFromOneStretchOfTimeToAnother() throws Exception {
    List<RecordingProxy.Message> first = meetAgain();
    Set<String> topics = new HashSet<>(first.stream().map(RecordingProxy.Message::topic).toList());
    clock.jump(Duration.ofHours(24));
    List<RecordingProxy.Message> later = meetAgain();
    assertThat(later).isNotEmpty().noneMatch(message -> topics.contains(message.topic()));
    Set<String> windows = new HashSet<>();
    first.forEach(message -> windows.addAll(windows(message.payload())));
    assertThat(windows).hasSizeGreaterThan(4_000);
    for (RecordingProxy.Message message : later) {
      assertThat(windows(message.payload())).doesNotContainAnyElementsOf(windows);
    }
  }

  /** Every 8 bytes in a row: random ones are never the same twice. */
  private static List<String> windows(byte[] payload) {
    List<String> windows = new ArrayList<>();
    String all = text(payload);
    for (int at = 0; at + WINDOW_BYTES <= all.length(); at++) {
      windows.add(all.substring(at, at + WINDOW_BYTES));
    }
    return windows;
  }
}
