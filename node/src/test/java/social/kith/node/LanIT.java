package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.meet.lan.LanChildMain;
import social.kith.node.peer.NetworkPair;

/** Two contacts who both moved, to one network that neither was in before. */
class LanIT {
  private static final String DEVICE = "cable";
  private static final long LIMIT_MS = 2_000;
  private static final int WINDOW_BYTES = 8;

  @TempDir Path folder;
  private final List<Child> children = new ArrayList<>();
  private NetworkPair network;
  private List<String> secrets;
  private int round;

  private record Child(Process process, Path output) {
    static Child start(List<String> prefix, Path home, int port, Path output) throws IOException {
      List<String> command = new ArrayList<>(prefix);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
      command.add(LanChildMain.class.getName());
      command.addAll(List.of(home.toString(), String.valueOf(port), DEVICE));
      Process process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile())
              .start();
      return new Child(process, output);
    }

    List<String> lines() {
      try {
        return Files.readAllLines(output, StandardCharsets.US_ASCII);
      } catch (IOException e) {
        return List.of();
      }
    }

    boolean said(String what) {
      return lines().stream().anyMatch(line -> line.endsWith(" " + what));
    }

    long whenMs(String what) {
      return lines().stream()
          .filter(line -> line.endsWith(" " + what))
          .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
          .findFirst()
          .orElseThrow();
    }

    Set<String> heard() {
      Set<String> messages = new HashSet<>();
      for (String line : lines()) {
        int at = line.indexOf(" heard ");
        if (at > 0) {
          messages.add(line.substring(at + " heard ".length()));
        }
      }
      return messages;
    }

    void stop() throws Exception {
      OutputStream input = process.getOutputStream();
      input.close();
      process.waitFor();
    }
  }

  @BeforeEach
  void pair() throws Exception {
    try (TestNode alice = new TestNode(folder.resolve("alice"), "Alice Liddell");
        TestNode bob = new TestNode(folder.resolve("bob"), "Bob the Builder")) {
      alice.pair(bob);
      secrets = List.of(alice.id(), bob.id(), hex("Alice Liddell"), hex("Bob the Builder"));
    }
    var opened = NetworkPair.open();
    assumeTrue(opened.isPresent(), "SKIPPED: the local network, as namespaces need root on Linux");
    network = opened.get();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() throws Exception {
    for (Child child : children) {
      child.stop();
    }
    if (network != null) {
      network.close();
    }
  }

  private Child start(boolean left, String who, int port) throws IOException {
    round++;
    Path output = folder.resolve("output" + round);
    Child child = Child.start(network.prefix(left), folder.resolve(who), port, output);
    children.add(child);
    return child;
  }

  private static void await(Child child, String what) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> child.said(what));
  }

  private List<Child> meet(int port) throws Exception {
    Child alice = start(true, "alice", port);
    Child bob = start(false, "bob", port + 50);
    for (Child each : List.of(alice, bob)) {
      await(each, "online");
    }
    long startedMs = Math.max(alice.whenMs("started"), bob.whenMs("started"));
    for (Child each : List.of(alice, bob)) {
      assertThat(each.whenMs("online") - startedMs).isLessThan(LIMIT_MS);
    }
    return List.of(alice, bob);
  }

  @Test
  void findEachOtherWithinTwoSeconds() throws Exception {
    meet(27_100);
  }

  @Test
  void whatIsSaidTellsNobodyWho() throws Exception {
    List<Child> first = meet(27_200);
    for (Child child : first) {
      child.stop();
    }
    // Where each was before, nobody is now: only by what they say do they meet.
    move(true, 1, 31);
    move(false, 2, 32);
    List<Child> second = meet(27_200);
    Set<String> before = first.get(0).heard();
    Set<String> after = second.get(0).heard();
    assertThat(before).isNotEmpty();
    assertThat(after).isNotEmpty();
    Set<String> all = new HashSet<>(before);
    all.addAll(after);
    for (String message : all) {
      assertThat(message).doesNotContain(secrets);
    }
    Set<String> common = marks(before);
    assertThat(common).isNotEmpty();
    common.retainAll(marks(after));
    assertThat(common).isEmpty();
  }

  private void move(boolean left, int from, int to) {
    network.removeAddress(left, from);
    network.addAddress(left, to);
  }

  /** Every eight bytes of the texts that come after {@code 0=}. */
  private static Set<String> marks(Set<String> messages) {
    Set<String> windows = new HashSet<>();
    for (String message : messages) {
      int at = message.indexOf("a2303d");
      if (at >= 0) {
        for (int i = at + 6; i + 2 * WINDOW_BYTES <= at + 6 + 320; i += 2) {
          windows.add(message.substring(i, i + 2 * WINDOW_BYTES));
        }
      }
    }
    return windows;
  }

  /** As when a laptop is taken from one place to another with its lid open. */
  @Test
  void theAddressOfOneChangesWhileItRuns() throws Exception {
    List<Child> both = meet(27_300);
    move(true, 1, 77);
    int before = both.get(1).lines().size();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                both.get(1).lines().stream()
                    .skip(before)
                    .anyMatch(line -> line.endsWith(" online")));
  }
}
