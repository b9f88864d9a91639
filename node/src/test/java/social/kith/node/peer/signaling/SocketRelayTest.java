package social.kith.node.peer.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static social.kith.node.peer.signaling.HeardRoom.until;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The relay, as clients see it that do not keep to its rules. */
class SocketRelayTest {
  private static final RelayLimits LIMITS =
      new RelayLimits(4, 3, 2, 256 * 1024, 8 << 20, Duration.ofSeconds(60));
  private final List<RawClient> clients = new ArrayList<>();
  private SocketRelay relay;

  @BeforeEach
  void open() throws IOException {
    relay = open(LIMITS);
  }

  private static SocketRelay open(RelayLimits limits) throws IOException {
    return SocketRelay.open(new InetSocketAddress("127.0.0.1", 0), limits);
  }

  @AfterEach
  void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    until(() -> relay.load().join().equals(new SocketRelay.Load(0, 0, 0)));
    relay.close();
  }

  private RawClient client() throws IOException {
    RawClient client = new RawClient(relay);
    clients.add(client);
    return client;
  }

  private void assertServes(RawClient client) throws IOException {
    assertThat(client.say("{\"type\":\"ping\"}").hearType()).isEqualTo("PONG");
  }

  @Test
  void whatIsWrongEndsThatConnectionOnly() throws IOException {
    RawClient honest = client();
    List<String> wrong =
        List.of(
            "",
            "nonsense",
            "[]",
            "{}",
            "{\"type\":\"ping\"} {}",
            "{\"type\":\"nothing\"}",
            "{\"type\":\"pong\"}",
            "{\"type\":\"open\",\"seat\":\"s\",\"members\":[]}",
            "{\"type\":\"join\"}",
            "{\"type\":\"join\",\"seat\":\"s\",\"room\":\"\",\"member\":\"m\"}",
            "{\"type\":\"join\",\"seat\":\"s\",\"room\":\"r\",\"member\":7}",
            "{\"type\":\"join\",\"seat\":\"s\",\"room\":\"a\\u0000\",\"member\":\"m\"}",
            "{\"type\":\"join\",\"seat\":\"s\",\"room\":\"\\ud83d\",\"member\":\"m\"}",
            "{\"type\":\"join\",\"seat\":\""
                + "s".repeat(65)
                + "\",\"room\":\"r\",\"member\":\"m\"}",
            "{\"type\":\"join\",\"seat\":\"s\",\"room\":\""
                + "r".repeat(257)
                + "\",\"member\":\"m\"}",
            "{\"type\":\"send\",\"seat\":\"s\",\"member\":\"m\"}",
            "[".repeat(10_000));
    for (String line : wrong) {
      try (RawClient client = new RawClient(relay)) {
        assertThat(client.say(line).hear()).as(line).isEqualTo("end");
      }
    }
    try (RawClient client = new RawClient(relay)) {
      byte[] noUtf8 = "{\"type\":\"ping\",\"x\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
      noUtf8[20] = (byte) 0xff;
      assertThat(client.write(noUtf8).hear()).isEqualTo("end");
    }
    assertServes(honest);
  }

  @Test
  void randomBytesDoNoHarm() throws IOException {
    RawClient honest = client();
    Random random = new Random(1);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = new byte[random.nextInt(5_000)];
      random.nextBytes(bytes);
      try (RawClient client = new RawClient(relay)) {
        client.write(bytes);
      }
      until(() -> relay.load().join().connections() == 1);
    }
    assertServes(honest);
  }

  @Test
  void aMemberWhoseNameAndRoomAreGoneLeavesItsOtherRooms() throws IOException {
    RawClient first = client();
    assertThat(first.join("s0", "other", "m").hearType()).isEqualTo("OPEN");
    assertThat(first.join("s1", "room", "m").hearType()).isEqualTo("OPEN");
    assertThat(first.join("s2", "another", "m").hearType()).isEqualTo("OPEN");
    try (RawClient second = new RawClient(relay)) {
      assertThat(second.join("t", "room", "m").hearType()).isEqualTo("OPEN");
    }
    assertThat(first.hearType()).isEqualTo("CLOSED");
    until(() -> relay.load().join().rooms() == 2);
    first.close();
    until(() -> relay.load().join().equals(new SocketRelay.Load(0, 0, 0)));
  }

  @Test
  void aLineHasALimit() throws IOException {
    String ping = "{\"type\":\"ping\"}";
    String longest = ping + " ".repeat(RelayMessage.MAX_LINE_BYTES - ping.length());
    RawClient client = client();
    assertThat(client.say(longest).hearType()).isEqualTo("PONG");
    try {
      assertThat(client.say(longest + " ").hear()).isEqualTo("end");
    } catch (IOException e) {
      // The relay closed it before all was written.
      assertThat(client.hear()).isEqualTo("end");
    }
  }

  @Test
  void connectionsHaveALimit() throws IOException {
    for (int i = 0; i < LIMITS.connections(); i++) {
      assertServes(client());
    }
    RawClient tooMany = client();
    assertThat(tooMany.hear()).isEqualTo("end");
    clients.get(0).close();
    until(() -> relay.load().join().connections() == LIMITS.connections() - 1);
    assertServes(client());
  }

  @Test
  void seatsOfAConnectionHaveALimit() throws IOException {
    RawClient client = client();
    for (int i = 0; i < LIMITS.seats(); i++) {
      assertThat(client.join("s" + i, "room " + i, "m").hearType()).isEqualTo("OPEN");
    }
    client.say("{\"type\":\"leave\",\"seat\":\"s0\"}");
    assertThat(client.join("s0", "again", "m").hearType()).isEqualTo("OPEN");
    assertThat(client.join("more", "room", "m").hear()).isEqualTo("end");
    until(() -> relay.load().join().rooms() == 0);
  }

  @Test
  void membersOfARoomHaveALimit() throws IOException {
    RawClient client = client();
    assertThat(client.join("s0", "room", "zero").hearType()).isEqualTo("OPEN");
    RawClient other = client();
    assertThat(other.join("s1", "room", "one").hearType()).isEqualTo("OPEN");
    assertThat(client.hearType()).isEqualTo("JOINED");
    RawClient third = client();
    assertThat(third.join("s2", "room", "two").hearType()).isEqualTo("CLOSED");
    other.close();
    assertThat(client.hearType()).isEqualTo("LEFT");
    assertThat(third.join("s2", "room", "two").hearType()).isEqualTo("OPEN");
  }

  @Test
  void whoReadsTooSlowlyIsDropped() throws IOException {
    RawClient slow = client();
    assertThat(slow.join("s", "room", "slow").hearType()).isEqualTo("OPEN");
    RawClient fast = client();
    assertThat(fast.join("f", "room", "fast").hearType()).isEqualTo("OPEN");
    String text = "x".repeat(100_000);
    String send = RelayMessage.text(RelayMessage.Type.SEND, "f", "slow", text).toJson();
    // More than all the buffers of the system on the way.
    for (int i = 0; i < 200 && relay.load().join().connections() == 2; i++) {
      fast.say(send);
    }
    until(() -> relay.load().join().connections() == 1);
    assertThat(fast.hearType()).isEqualTo("LEFT");
    assertServes(fast);
  }

  @Test
  void whatAllKeepTogetherHasALimit() throws IOException {
    relay.close();
    relay = open(new RelayLimits(4, 3, 2, 1 << 20, 100_000, Duration.ofSeconds(60)));
    RawClient one = client();
    one.write(new byte[60_000]);
    until(() -> relay.load().join().waitingBytes() == 60_000);
    RawClient two = client();
    two.write(new byte[60_000]);
    assertThat(two.hear()).isEqualTo("end");
    until(() -> relay.load().join().equals(new SocketRelay.Load(1, 0, 60_000)));
  }

  @Test
  void whoSaysNothingIsDropped() throws IOException {
    relay.close();
    relay = open(new RelayLimits(4, 3, 2, 1 << 20, 1 << 20, Duration.ofMillis(200)));
    assertThat(client().hear()).isEqualTo("end");
  }

  @Test
  void aSeatThatComesBackTakesItsPlaceWithoutAWord() throws IOException {
    RawClient watching = client();
    assertThat(watching.join("w", "room", "watching").hearType()).isEqualTo("OPEN");
    RawClient before = client();
    assertThat(before.join("s", "room", "moving").hearType()).isEqualTo("OPEN");
    assertThat(watching.hearType()).isEqualTo("JOINED");
    RawClient after = client();
    assertThat(after.join("s", "room", "moving").hear())
        .isEqualTo("{\"type\":\"open\",\"seat\":\"s\",\"members\":[\"watching\"]}");
    // Not its seat any more.
    before.say("{\"type\":\"broadcast\",\"seat\":\"s\",\"text\":\"old\"}");
    before.say("{\"type\":\"leave\",\"seat\":\"s\"}");
    assertServes(before);
    before.close();
    until(() -> relay.load().join().connections() == 2);
    after.say("{\"type\":\"broadcast\",\"seat\":\"s\",\"text\":\"new\"}");
    assertThat(watching.hear())
        .isEqualTo("{\"type\":\"text\",\"seat\":\"w\",\"member\":\"moving\",\"text\":\"new\"}");
  }

  @Test
  void aSeatIsOnePlace() throws IOException {
    RawClient client = client();
    assertThat(client.join("s", "room", "name").hearType()).isEqualTo("OPEN");
    assertThat(client.join("s", "room", "name").hearType()).isEqualTo("OPEN");
    assertThat(client.join("s", "other", "name").hearType()).isEqualTo("OPEN");
    assertThat(relay.load().join().rooms()).isEqualTo(1);
  }

  @Test
  void saysWhenItsPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress("127.0.0.1", 0));
      assertThatThrownBy(() -> SocketRelay.open(taken.getLocalPort()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesLimitsThatAreNone() {
    Duration idle = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new RelayLimits(0, 1, 1, 1, 1, idle))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RelayLimits(1, 1, 1, 1, 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    int most = SignalingTransport.MAX_MEMBERS;
    assertThat(new RelayLimits(1, 1, most, 1, 1, idle).members()).isEqualTo(most);
    assertThatThrownBy(() -> new RelayLimits(1, 1, most + 1, 1, 1, idle))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
