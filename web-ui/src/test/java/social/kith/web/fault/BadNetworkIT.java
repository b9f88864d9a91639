package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.web.TestPorts;
import social.kith.web.fault.BadNetwork.Way;
import social.kith.web.process.NodeProcess;
import social.kith.web.process.NodeProcess.Host;

/**
 * Two nodes with a bad network between them: posts arrive however bad it is, and photos on a slow
 * link, too; each once, and never said too early.
 */
class BadNetworkIT {
  private static final int LEFT_PORT = TestPorts.page(5_761);
  private static final int RIGHT_PORT = TestPorts.page(5_762);
  private static final int LEFT_LINK_PORT = 26_900;
  private static final int RIGHT_LINK_PORT = 26_950;
  private static final int SMALL_PX = 210;

  private static final List<AutoCloseable> OPENED = new ArrayList<>();

  @TempDir static Path folder;
  private static BadNetwork network;
  private static NodeProcess alice;
  private static NodeProcess bob;
  private static Sharer alices;
  private static Sharer bobs;

  @BeforeAll
  static void start() throws Exception {
    Optional<BadNetwork> made = BadNetwork.open(folder, LEFT_LINK_PORT, RIGHT_LINK_PORT);
    assumeTrue(made.isPresent(), "SKIPPED: a bad network, as namespaces need root on Linux");
    network = made.get();
    alice = node("Alice", LEFT_PORT, LEFT_LINK_PORT, network.left());
    bob = node("Bob", RIGHT_PORT, RIGHT_LINK_PORT, network.right());
    alice.pair(bob);
    alices = new Sharer(alice, List.of(bob), 1);
    bobs = new Sharer(bob, List.of(alice), 2);
  }

  private static NodeProcess node(String name, int port, int linkPort, List<String> prefix)
      throws Exception {
    Path socket = folder.resolve(name + ".door");
    OPENED.add(Door.toNode(port, socket));
    Host host =
        new Host(
            prefix,
            List.of(Door.class.getName(), socket.toString(), String.valueOf(port)),
            List.of());
    NodeProcess node = new NodeProcess(folder.resolve(name), name, port, linkPort, host);
    OPENED.add(0, node);
    return node;
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : OPENED) {
      each.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void thirtyOfAHundredPacketsAreLost() throws Exception {
    arrivesWith(new Way(10, 30, 0));
  }

  @Test
  void aRoundTripTakesTwoSeconds() throws Exception {
    arrivesWith(new Way(1_000, 0, 0));
  }

  /** A frame of 64 KiB would take longer than a silent link lives. */
  @Test
  void theLinkIsSlow() throws Exception {
    alice.awaitOnline(bob.id());
    network.set(new Way(20, 0, 16_000));
    Shared photo = alices.share(1, SMALL_PX);
    NodeProcess.await(() -> hasPhotos(photo));
    network.set(Way.GOOD);
    check();
  }

  private static void arrivesWith(Way way) throws Exception {
    alice.awaitOnline(bob.id());
    network.set(way);
    Shared text = alices.share(0);
    Shared answer = bobs.share(0);
    alices.share(1);
    NodeProcess.await(() -> isStored(alice, text) && isStored(bob, answer));
    network.set(Way.GOOD);
    check();
  }

  /**
   * What Alice sends arrives; what Bob answers does not. Both find out, and go on once it heals.
   */
  @Test
  void theLinkIsHalfOpen() throws Exception {
    alice.awaitOnline(bob.id());
    network.set(Way.GOOD, new Way(0, 100, 0));
    Shared post = alices.share(1);
    bobs.share(1);
    NodeProcess.await(() -> !alice.isOnline(bob.id()));
    assertThat(isStored(alice, post)).isFalse();
    NodeProcess.await(() -> !bob.isOnline(alice.id()));
    network.set(Way.GOOD);
    check();
  }

  private static boolean isStored(NodeProcess author, Shared post) throws Exception {
    JsonNode delivery = author.get("/api/v1/posts/" + post.id() + "/deliveries").get(0);
    return delivery.get("state").asText().equals("STORED");
  }

  private static boolean hasPhotos(Shared post) throws Exception {
    JsonNode delivery = alice.get("/api/v1/posts/" + post.id() + "/deliveries").get(0);
    return delivery.get("photosStored").asInt() == delivery.get("photosTotal").asInt();
  }

  private static void check() throws Exception {
    List<Shared> all = new ArrayList<>(alices.acknowledged());
    all.addAll(bobs.acknowledged());
    new Invariant(List.of(alice, bob)).check(all, all);
  }
}
