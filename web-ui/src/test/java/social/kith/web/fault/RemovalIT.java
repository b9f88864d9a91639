package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.web.TestPorts;
import social.kith.web.process.NodeProcess;

/** A contact is removed in the middle of a photo: it stops, and nothing of it stays. */
class RemovalIT {
  private static final int SIDE_PX = 3_000;
  private static final long STOP_NANOS = 1_000_000_000L;

  @TempDir Path folder;
  private NodeProcess alice;
  private NodeProcess bob;

  @BeforeEach
  void start() throws Exception {
    int port = NodeConfig.DEFAULT_FIRST_LINK_PORT + 5_100;
    alice = new NodeProcess(folder.resolve("alice"), "Alice", TestPorts.page(5_757), port);
    bob = new NodeProcess(folder.resolve("bob"), "Bob", TestPorts.page(5_758), port + 100);
    alice.pair(bob);
    shareAndWaitForTheMiddle();
  }

  @AfterEach
  void stop() throws Exception {
    alice.close();
    bob.close();
  }

  @Test
  void theReceiverRemovesTheSender() throws Exception {
    long begun = System.nanoTime();
    bob.delete("/api/v1/contacts/" + alice.id());
    awaitOffline(alice, bob);
    assertThat(System.nanoTime() - begun).isLessThan(STOP_NANOS);
    assertStopped();
    Disk disk = Disk.of(bob);
    assertThat(disk.unfinishedImages()).isZero();
    assertThat(disk.foreignChunks()).isZero();
    assertThat(disk.complaints()).isEmpty();
  }

  @Test
  void theSenderRemovesTheReceiver() throws Exception {
    long begun = System.nanoTime();
    alice.delete("/api/v1/contacts/" + bob.id());
    awaitOffline(bob, alice);
    assertThat(System.nanoTime() - begun).isLessThan(STOP_NANOS);
    long received = traffic(bob, alice, "photoBytesReceived");
    assertThat(Disk.of(alice).complaints()).isEmpty();
    assertThat(Disk.of(alice).deliveries()).isZero();
    assertThat(traffic(bob, alice, "photoBytesReceived")).isEqualTo(received);
  }

  private void shareAndWaitForTheMiddle() throws Exception {
    CompletableFuture<Boolean> middle = new CompletableFuture<>();
    bob.listen(
        (event, data) -> {
          if (event.equals("photos")) {
            middle.complete(true);
          }
        });
    byte[] photo = Noise.png(new Random(1), SIDE_PX);
    List<Map<String, String>> photos =
        List.of(draft(photo), draft(photo), draft(photo), draft(photo));
    alice.post(
        "/api/v1/posts", Map.of("text", "", "photos", photos, "audience", List.of(bob.id())));
    middle.get(30, TimeUnit.SECONDS);
  }

  private Map<String, String> draft(byte[] photo) throws Exception {
    return Map.of("draftId", alice.upload(photo, "image/png").get("id").asText(), "alt", "");
  }

  private static void awaitOffline(NodeProcess node, NodeProcess other) throws Exception {
    NodeProcess.await(() -> !node.isOnline(other.id()));
  }

  private void assertStopped() throws Exception {
    long sent = traffic(alice, bob, "photoBytesSent");
    long whole = 4L * 3 * SIDE_PX * SIDE_PX;
    assertThat(sent).as("in the middle").isLessThan(whole);
    assertThat(Disk.of(bob).complaints()).isEmpty();
    assertThat(traffic(alice, bob, "photoBytesSent")).isEqualTo(sent);
  }

  private static long traffic(NodeProcess of, NodeProcess with, String what) throws Exception {
    return of.find(with.id()).get("traffic").get(what).asLong();
  }
}
