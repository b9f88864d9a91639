package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.web.TestPorts;
import social.kith.web.process.NodeProcess;

/** The disk of one node is full: nothing is said to be stored, the person hears, it goes on. */
class DiskFullIT {
  private static final int DISK_BYTES = 16 * 1024 * 1024;

  @TempDir Path folder;
  private Optional<SmallDisk> disk = Optional.empty();
  private NodeProcess alice;
  private NodeProcess bob;
  private Sharer alices;
  private Sharer bobs;

  @BeforeEach
  void start() throws Exception {
    disk = SmallDisk.mount(folder.resolve("disk"), DISK_BYTES);
    assumeTrue(disk.isPresent(), "SKIPPED: a full disk, as no tmpfs can be mounted without root");
    int port = NodeConfig.DEFAULT_FIRST_LINK_PORT + 4_800;
    alice = new NodeProcess(folder.resolve("alice"), "Alice", TestPorts.page(5_754), port);
    bob = new NodeProcess(folder.resolve("disk/bob"), "Bob", TestPorts.page(5_755), port + 100);
    alice.pair(bob);
    alices = new Sharer(alice, List.of(bob), 1);
    bobs = new Sharer(bob, List.of(alice), 2);
  }

  @AfterEach
  void stop() throws Exception {
    if (disk.isPresent()) {
      alice.close();
      bob.close();
      disk.get().close();
    }
  }

  @Test
  void nothingIsAcknowledgedAndItGoesOnByItself() throws Exception {
    List<JsonNode> told = new CopyOnWriteArrayList<>();
    bob.listen(
        (event, data) -> {
          if (event.equals("problems")) {
            told.add(data.get("problems"));
          }
        });
    disk.get().fill();

    Shared post = alices.share(2);
    NodeProcess.await(() -> problems().contains("full"));
    assertThat(problems()).contains("Make room");
    assertThatThrownBy(() -> bobs.share(1))
        .hasMessageStartingWith("503")
        .hasMessageContaining("full");
    Invariant.checkLedger(bob, alice);
    assertThat(delivery(post).get("photosStored").asInt()).isLessThan(4);
    assertThat(told).isNotEmpty();
    assertThat(told.get(0).toString()).contains("full");
    assertThat(alice.isOnline(bob.id())).isTrue();

    disk.get().makeRoom();
    bobs.finish();
    List<Shared> all = new ArrayList<>(alices.acknowledged());
    all.addAll(bobs.acknowledged());
    new Invariant(List.of(alice, bob)).check(all, all);
    NodeProcess.await(() -> problems().isEmpty());
    NodeProcess.await(() -> told.get(told.size() - 1).isEmpty());
  }

  private String problems() throws Exception {
    List<String> problems = new ArrayList<>();
    bob.get("/api/v1/status").get("problems").forEach(problem -> problems.add(problem.asText()));
    return String.join(" ", problems);
  }

  private JsonNode delivery(Shared post) throws Exception {
    return alice.get("/api/v1/posts/" + post.id() + "/deliveries").get(0);
  }
}
