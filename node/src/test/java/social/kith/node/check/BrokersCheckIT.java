package social.kith.node.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.check.Finding.Grade;
import social.kith.node.loop.ThreadEventLoop;
import social.kith.node.meet.broker.Broker;
import social.kith.node.meet.broker.BrokerAddress;
import social.kith.node.meet.broker.BrokerTrouble;
import social.kith.node.meet.broker.Mosquitto;
import social.kith.node.meet.broker.MqttConnector;

/** The check of brokers, with Debian's. */
class BrokersCheckIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  @TempDir Path folder;
  private final ThreadEventLoop loop = new ThreadEventLoop("test");

  @AfterEach
  void stop() {
    loop.close();
  }

  private List<Finding> check(Duration limit, String... addresses) {
    List<Broker> brokers =
        Arrays.stream(addresses)
            .map(it -> new Broker(BrokerAddress.parse(it), "", "", ""))
            .toList();
    return new BrokersCheck(() -> brokers, new MqttConnector(loop), loop, limit).run();
  }

  private Mosquitto start(String... lines) {
    Optional<Mosquitto> started = Mosquitto.start(folder, lines);
    assumeTrue(started.isPresent(), Mosquitto.MISSING);
    return started.orElseThrow();
  }

  @Test
  void withoutABrokerNobodyIsAsked() {
    assertThat(check(LIMIT))
        .containsExactly(
            new Finding("brokers", "MQTT brokers", Grade.OK, "None is chosen, so none is asked."));
  }

  @Test
  void eachIsTriedAndToldInItsOrder() throws Exception {
    String nobody = "mqtt://127.0.0.1:1";
    try (Mosquitto open = start("allow_anonymous true");
        Mosquitto closed = start("allow_anonymous false")) {
      List<Finding> found = check(LIMIT, nobody, open.address(), closed.address());
      assertThat(found)
          .extracting(Finding::grade)
          .containsExactly(Grade.FAIL, Grade.OK, Grade.FAIL);
      assertThat(found)
          .extracting(Finding::words)
          .containsExactly(
              nobody + ": " + BrokerTrouble.NO_ANSWER.words(),
              open.address() + " lets this node in, listen and publish.",
              closed.address() + ": " + BrokerTrouble.WRONG_PASSWORD.words());
    }
  }

  @Test
  void oneThatLetsNobodyPublishBelowTheTopicsIsOfNoUse() throws Exception {
    Path rules = Files.writeString(folder.resolve("rules"), "topic read kith1/#\n");
    try (Mosquitto reading = start("allow_anonymous true", "acl_file " + rules)) {
      assertThat(check(LIMIT, reading.address()).get(0).words())
          .isEqualTo(reading.address() + ": " + BrokerTrouble.NOT_ALLOWED.words());
    }
  }

  @Test
  void oneThatSaysNothingDoesNotHoldUpTheCheck() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "mqtt://127.0.0.1:" + silent.getLocalPort();
      assertThat(check(Duration.ofMillis(200), address).get(0).words())
          .isEqualTo(address + ": " + BrokerTrouble.NO_ANSWER.words());
    }
  }
}
