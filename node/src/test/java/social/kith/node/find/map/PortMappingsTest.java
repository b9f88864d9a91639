package social.kith.node.find.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.kith.node.find.map.MappingStatus.State;
import social.kith.node.loop.ManualLoop;

class PortMappingsTest {
  private static final Runnable NOTHING = () -> {};
  private final ManualLoop loop = new ManualLoop();
  private final Box box = new Box();
  private final PortMappings mappings = new PortMappings(loop, Runnable::run, box::find);

  /** A router, and what it was asked. */
  private static final class Box implements Gateway {
    final Map<Integer, Integer> open = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    String address = "192.0.2.1";
    int shift;
    Duration life = LIFE;
    boolean silent;
    boolean refusing;
    int searches;

    Gateways.Found find(int port, int wished) throws IOException {
      searches++;
      return new Gateways.Found(this, map(port, wished));
    }

    @Override
    public MappingProtocol protocol() {
      return MappingProtocol.NAT_PMP;
    }

    @Override
    public Grant map(int port, int wished) throws IOException {
      requireThere();
      asked.add(port + "/" + wished);
      int external = port + shift;
      open.put(port, external);
      return Grant.of(InetAddress.getByName(address), external, life);
    }

    @Override
    public void unmap(int port, int external) throws IOException {
      requireThere();
      assertThat(open.remove(port)).isEqualTo(external);
    }

    private void requireThere() throws IOException {
      if (silent) {
        throw new SocketTimeoutException("silent");
      }
      if (refusing) {
        throw new RefusedException("no");
      }
    }
  }

  private void start(int... ports) {
    mappings.turn(true);
    for (int port : ports) {
      mappings.open(port, false, NOTHING);
    }
    loop.run();
  }

  @Test
  void asksNobodyUntilItIsTurnedOn() {
    mappings.open(1_024, false, NOTHING);
    loop.pass(Duration.ofHours(2));
    assertThat(box.searches).isZero();
    assertThat(mappings.whenOpen(1_024)).isDone();
    assertThat(mappings.status().state()).isEqualTo(State.OFF);
    mappings.turn(true);
    loop.run();
    assertThat(box.open).containsOnlyKeys(1_024);
  }

  @Test
  void tellsWhereTheRouterTakesPackets() {
    AtomicInteger changes = new AtomicInteger();
    box.shift = 7;
    mappings.turn(true);
    mappings.open(1_024, false, changes::incrementAndGet);
    CompletableFuture<Void> open = mappings.whenOpen(1_024);
    assertThat(open).isNotDone();
    loop.run();
    assertThat(open).isDone();
    assertThat(changes).hasValue(1);
    assertThat(mappings.externalOf(1_024)).hasValue(new InetSocketAddress("192.0.2.1", 1_031));
    assertThat(mappings.externalOf(1_026)).isEmpty();
    assertThat(mappings.status().state()).isEqualTo(State.OPEN);
    assertThat(mappings.status().ports()).isOne();
  }

  @Test
  void asksAnewAtHalfOfTheTimeForTheSamePort() {
    box.shift = 7;
    start(1_024);
    assertThat(box.asked).containsExactly("1024/1024");
    loop.pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(box.asked).hasSize(1);
    loop.pass(Duration.ofMillis(1));
    assertThat(box.asked).containsExactly("1024/1024", "1024/1031");
    box.life = Duration.ofMinutes(2);
    loop.pass(Duration.ofMinutes(10));
    loop.pass(Duration.ofMinutes(1));
    assertThat(box.asked).hasSize(4);
    assertThat(box.searches).isOne();
  }

  @Test
  void aNewPortDoesNotPutOffTheOthers() {
    start(1_024);
    for (int i = 1; i < 10; i++) {
      loop.pass(Duration.ofMinutes(1));
      mappings.open(1_024 + 2 * i, false, NOTHING);
    }
    loop.pass(Duration.ofMinutes(1));
    assertThat(box.asked.stream().filter("1024/1024"::equals)).hasSize(2);
  }

  @Test
  void aShortTimeDoesNotMakeItAskAllTheTime() {
    box.life = Duration.ofSeconds(1);
    start(1_024);
    loop.pass(Duration.ofSeconds(29));
    assertThat(box.asked).hasSize(1);
    loop.pass(Duration.ofSeconds(1));
    assertThat(box.asked).hasSize(2);
  }

  @Test
  void tellsWhenTheRouterHasAnotherAddress() {
    AtomicInteger changes = new AtomicInteger();
    mappings.turn(true);
    mappings.open(1_024, false, changes::incrementAndGet);
    loop.pass(Duration.ofMinutes(10));
    assertThat(changes).hasValue(1);
    box.address = "192.0.2.2";
    loop.pass(Duration.ofMinutes(10));
    assertThat(changes).hasValue(2);
    assertThat(mappings.externalOf(1_024)).hasValue(new InetSocketAddress("192.0.2.2", 1_024));
  }

  @Test
  void closesThePortOfALinkThatEnds() {
    start(1_024, 1_026);
    assertThat(box.open).containsOnlyKeys(1_024, 1_026);
    mappings.close(1_024);
    loop.run();
    assertThat(box.open).containsOnlyKeys(1_026);
    assertThat(mappings.externalOf(1_024)).isEmpty();
  }

  @Test
  void closesAllWhenItIsTurnedOff() {
    AtomicInteger changes = new AtomicInteger();
    mappings.turn(true);
    mappings.open(1_024, false, changes::incrementAndGet);
    loop.run();
    mappings.turn(false);
    loop.run();
    assertThat(box.open).isEmpty();
    assertThat(changes).hasValue(2);
    assertThat(mappings.status().state()).isEqualTo(State.OFF);
    loop.pass(Duration.ofHours(2));
    assertThat(box.open).isEmpty();
  }

  @Test
  void closesAllWhenTheNodeStopsAndOpensNoMore() {
    start(1_024, 1_026);
    assertThat(mappings.shutDown()).isDone();
    assertThat(box.open).isEmpty();
    mappings.close(1_024);
    mappings.open(1_028, false, NOTHING);
    loop.pass(Duration.ofHours(2));
    assertThat(box.open).isEmpty();
  }

  @Test
  void asksForThirtyTwoAtMostAndForAnotherWhenOneEnds() {
    for (int i = 0; i < PortMappings.MAX_PORTS; i++) {
      start(1_024 + 2 * i);
    }
    assertThat(box.open).hasSize(PortMappings.MAX_PORTS);
    start(4_000);
    assertThat(box.open).hasSize(PortMappings.MAX_PORTS).doesNotContainKey(4_000);
    assertThat(mappings.whenOpen(4_000)).isDone();
    mappings.close(1_024);
    loop.run();
    assertThat(box.open).hasSize(PortMappings.MAX_PORTS).containsKey(4_000);
  }

  @Test
  void anInviteFindsAPortHoweverManyContactsThereAre() {
    for (int i = 0; i < PortMappings.MAX_PORTS; i++) {
      start(1_024 + 2 * i);
    }
    for (int i = 0; i <= PortMappings.MAX_FIRST; i++) {
      mappings.open(4_000 + 2 * i, true, NOTHING);
    }
    loop.run();
    assertThat(box.open)
        .hasSize(PortMappings.MAX_PORTS)
        .containsKeys(4_000, 4_002, 4_004, 4_006)
        .doesNotContainKey(4_008);
  }

  @Test
  void whereThereIsNoRouterItIsLookedForSeldom() {
    box.silent = true;
    start(1_024, 1_026);
    assertThat(mappings.status().state()).isEqualTo(State.NONE);
    assertThat(mappings.whenOpen(1_024)).isDone();
    int first = box.searches;
    loop.pass(Duration.ofSeconds(59));
    mappings.open(1_028, false, NOTHING);
    loop.run();
    assertThat(box.searches).isEqualTo(first);
    loop.pass(Duration.ofHours(5));
    assertThat(box.searches).isEqualTo(first + 10);
    box.silent = false;
    loop.pass(Duration.ofMinutes(30));
    assertThat(box.open).containsOnlyKeys(1_024, 1_026, 1_028);
  }

  @Test
  void sayWhenARouterRefuses() {
    box.refusing = true;
    start(1_024);
    assertThat(mappings.status().state()).isEqualTo(State.REFUSED);
    box.refusing = false;
    loop.pass(Duration.ofMinutes(1));
    assertThat(mappings.status().state()).isEqualTo(State.OPEN);
  }

  @Test
  void aRouterThatIsGoneIsLookedForAgain() {
    start(1_024, 1_026);
    box.silent = true;
    loop.pass(Duration.ofMinutes(10));
    assertThat(mappings.status().state()).isEqualTo(State.NONE);
    assertThat(mappings.externalOf(1_024)).isEmpty();
    assertThat(mappings.externalOf(1_026)).isEmpty();
    box.silent = false;
    loop.pass(Duration.ofMinutes(1));
    assertThat(mappings.status().state()).isEqualTo(State.OPEN);
    assertThat(box.open).containsOnlyKeys(1_024, 1_026);
  }

  @Test
  void elsewhereAnotherRouterIsLookedForAtOnce() {
    start(1_024);
    assertThat(box.searches).isOne();
    box.address = "198.51.100.1";
    mappings.moved();
    loop.run();
    assertThat(box.searches).isEqualTo(2);
    assertThat(mappings.externalOf(1_024)).hasValue(new InetSocketAddress("198.51.100.1", 1_024));
  }

  @Test
  void saysThatTheRouterIsItselfBehindAnother() {
    box.address = "100.64.3.4";
    start(1_024);
    assertThat(mappings.status().behindAnother()).isTrue();
    box.address = "100.128.3.4";
    loop.pass(Duration.ofMinutes(10));
    assertThat(mappings.status().behindAnother()).isFalse();
    box.address = "192.168.178.2";
    loop.pass(Duration.ofMinutes(10));
    assertThat(mappings.status().behindAnother()).isTrue();
  }

  @Test
  void anAddressThatIsNoneIsNotTold() {
    box.address = "0.0.0.0";
    start(1_024);
    assertThat(mappings.status().state()).isEqualTo(State.REFUSED);
    box.address = "224.0.0.1";
    loop.pass(Duration.ofMinutes(1));
    assertThat(mappings.status().state()).isEqualTo(State.REFUSED);
  }
}
