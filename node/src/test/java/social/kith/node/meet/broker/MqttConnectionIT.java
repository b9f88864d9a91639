package social.kith.node.meet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.loop.ThreadEventLoop;

/** Connections to Debian's broker, and to what is none. */
class MqttConnectionIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  @TempDir Path folder;
  private final ThreadEventLoop loop = new ThreadEventLoop("test");
  private final MqttConnector connector = new MqttConnector(loop);
  private Mosquitto mosquitto;

  private final class Heard implements BrokerConnection.Listener {
    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void connected() {
      note("connected");
    }

    @Override
    public void subscribed() {
      note("subscribed");
    }

    @Override
    public void received(String topic, byte[] payload) {
      note(topic + " " + payload.length);
    }

    @Override
    public void ended(BrokerTrouble why) {
      note(why.name());
    }

    private void note(String event) {
      loop.requireInLoop();
      events.add(event);
    }

    void awaits(String... expected) {
      await().atMost(LIMIT).untilAsserted(() -> assertThat(events).containsExactly(expected));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    loop.close();
    if (mosquitto != null) {
      mosquitto.close();
    }
  }

  private void start(String... lines) {
    Optional<Mosquitto> started = Mosquitto.start(folder, lines);
    assumeTrue(started.isPresent(), Mosquitto.MISSING);
    mosquitto = started.get();
  }

  private static Broker broker(String address, String user, String password, String certificate) {
    return new Broker(BrokerAddress.parse(address), user, password, certificate);
  }

  private BrokerConnection connect(Broker broker, Heard heard) {
    return loop.submit(() -> connector.connect(broker, heard)).join();
  }

  private void assertEnds(Broker broker, BrokerTrouble why) {
    Heard heard = new Heard();
    connect(broker, heard);
    heard.awaits(why.name());
  }

  @Test
  void whatIsPublishedComesToOthersAlone() {
    start("allow_anonymous true");
    Heard one = new Heard();
    Heard two = new Heard();
    Broker broker = broker(mosquitto.address(), "", "", "");
    BrokerConnection first = connect(broker, one);
    BrokerConnection second = connect(broker, two);
    one.awaits("connected");
    two.awaits("connected");
    loop.execute(() -> first.subscribe(List.of("kith1/a", "kith1/b")));
    loop.execute(() -> second.subscribe(List.of("kith1/a")));
    one.awaits("connected", "subscribed");
    two.awaits("connected", "subscribed");
    loop.execute(() -> first.publish("kith1/a", new byte[4_096]));
    two.awaits("connected", "subscribed", "kith1/a 4096");
    loop.execute(() -> second.publish("kith1/b", new byte[4_096]));
    one.awaits("connected", "subscribed", "kith1/b 4096");
    loop.execute(() -> first.unsubscribe(List.of("kith1/b")));
    loop.execute(() -> first.publish("kith1/a", new byte[10]));
    two.awaits("connected", "subscribed", "kith1/a 4096", "kith1/a 10");
    loop.execute(() -> second.publish("kith1/b", new byte[4_096]));
    loop.execute(first::close);
    loop.execute(second::close);
    assertThat(one.events).hasSize(3);
  }

  @Test
  void passwordsAreAsked() throws Exception {
    Path users = Files.writeString(folder.resolve("users"), "kith:right\n");
    new ProcessBuilder("mosquitto_passwd", "-U", users.toString()).inheritIO().start().waitFor();
    start("allow_anonymous false", "password_file " + users);
    Heard heard = new Heard();
    connect(broker(mosquitto.address(), "kith", "right", ""), heard);
    heard.awaits("connected");
    assertEnds(broker(mosquitto.address(), "kith", "wrong", ""), BrokerTrouble.WRONG_PASSWORD);
    assertEnds(broker(mosquitto.address(), "", "", ""), BrokerTrouble.WRONG_PASSWORD);
  }

  @Test
  void whoMayNotUseTheTopicsIsTold() throws Exception {
    Path rules = Files.writeString(folder.resolve("rules"), "topic read other/#\n");
    start("allow_anonymous true", "acl_file " + rules);
    Heard heard = new Heard();
    BrokerConnection connection = connect(broker(mosquitto.address(), "", "", ""), heard);
    heard.awaits("connected");
    loop.execute(() -> connection.publish("kith1/a", new byte[1]));
    heard.awaits("connected", "NOT_ALLOWED");
  }

  @Test
  void overTlsTheBrokerProvesWhoItIs() throws Exception {
    TestCertificates certificates = TestCertificates.make(folder);
    start(certificates.configuration());
    String address = "mqtts://127.0.0.1:" + mosquitto.port();
    Heard heard = new Heard();
    connect(broker(address, "", "", certificates.authority()), heard);
    heard.awaits("connected");
    assertEnds(broker(address, "", "", ""), BrokerTrouble.UNTRUSTED);
    String other = "mqtts://localhost:" + mosquitto.port();
    assertEnds(broker(other, "", "", certificates.authority()), BrokerTrouble.UNTRUSTED);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    start("allow_anonymous true");
    assertEnds(broker("mqtts://127.0.0.1:" + mosquitto.port(), "", "", ""), BrokerTrouble.NOT_MQTT);
    assertEnds(broker("mqtt://127.0.0.1:1", "", "", ""), BrokerTrouble.NO_ANSWER);
    assertEnds(broker("mqtt://nobody.invalid", "", "", ""), BrokerTrouble.UNKNOWN_HOST);
    Heard heard = new Heard();
    connect(broker(mosquitto.address(), "", "", ""), heard);
    heard.awaits("connected");
    mosquitto.kill();
    heard.awaits("connected", "LOST");
  }

  @Test
  void closingWhileItConnectsEndsIt() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Heard heard = new Heard();
      String address = "mqtt://127.0.0.1:" + silent.getLocalPort();
      BrokerConnection connection = connect(broker(address, "", "", ""), heard);
      loop.execute(connection::close);
      assertThat(silent.accept().getInputStream().read()).isEqualTo(0x10);
      loop.submit(() -> true).join();
      assertThat(heard.events).isEmpty();
    }
  }
}
