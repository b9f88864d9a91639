package social.kith.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.find.StunServer;

/** How two nodes on one machine reach each other, or not. */
class PathIT {
  @TempDir Path folder;
  private TestNode alice;
  private TestNode bob;

  @BeforeEach
  void start() throws StartException {
    alice = new TestNode(folder.resolve("alice"), "Alice");
    bob = new TestNode(folder.resolve("bob"), "Bob");
    alice.pair(bob);
  }

  @AfterEach
  void stop() {
    alice.close();
    bob.close();
  }

  private PathView path() {
    return alice.node().paths().of(bob.id());
  }

  private static AttemptView latest(PathView path) {
    return path.attempts().get(0);
  }

  private List<PathView> told() {
    return alice.events.stream()
        .filter(NodeEvent.PathChanged.class::isInstance)
        .map(event -> ((NodeEvent.PathChanged) event).path())
        .toList();
  }

  @Test
  void onlineItSaysWhichWayAndHowLongThereAndBack() {
    PathView path = path();
    assertThat(path.contactId()).isEqualTo(bob.id());
    assertThat(path.state()).isEqualTo(LinkView.State.MACHINE);
    assertThat(path.words()).isEqualTo("Both nodes are on this machine.");
    assertThat(path.since()).isEqualTo(alice.node().contact(bob.id()).link().since());
    await().atMost(TestNode.LIMIT).until(() -> path().roundTripMs().isPresent());
    assertThat(path().roundTripMs().orElseThrow()).isBetween(0L, 1_000L);
    assertThat(path().candidates().orElseThrow().protocol()).isEqualTo("udp");
    assertThat(path.linkPort().orElseThrow()).isGreaterThanOrEqualTo(alice.firstLinkPort());
    assertThat(latest(path).outcome()).isEqualTo(AttemptView.Outcome.CONNECTED);
  }

  @Test
  void bytesGrow() {
    PathView before = path();
    PostView post = alice.post("Hello", List.of(), bob);
    bob.awaitPost(post.id());
    await().atMost(TestNode.LIMIT).until(() -> path().bytesReceived() > before.bytesReceived());
    assertThat(path().bytesSent()).isGreaterThan(before.bytesSent() + 5);
  }

  @Test
  void offlineItSaysWhatWasTriedAndWhy() {
    bob.close();
    await().atMost(TestNode.LIMIT).until(() -> !alice.online(bob));
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> latest(path()).outcome() == AttemptView.Outcome.TRYING);
    PathView trying = path();
    assertThat(trying.state()).isEqualTo(LinkView.State.OFFLINE);
    assertThat(trying.roundTripMs()).isEmpty();
    assertThat(trying.candidates()).isEmpty();
    assertThat(latest(trying).tried())
        .containsExactly(new TriedView(TriedView.Source.LAST_SESSION, 1));
    AttemptView lost = trying.attempts().get(1);
    assertThat(lost.outcome()).isEqualTo(AttemptView.Outcome.LOST);
    assertThat(lost.words()).startsWith("Their node was closed.");
    assertThat(lost.connectedAt()).isPresent();
    assertThat(lost.endedAt()).isPresent();
  }

  @Test
  void nobodyAnswers() {
    bob.close();
    await()
        .atMost(TestNode.LIMIT.multipliedBy(2))
        .until(
            () ->
                path().attempts().stream()
                    .anyMatch(a -> a.outcome() == AttemptView.Outcome.UNANSWERED));
    AttemptView silent =
        path().attempts().stream()
            .filter(a -> a.outcome() == AttemptView.Outcome.UNANSWERED)
            .findFirst()
            .orElseThrow();
    assertThat(silent.words())
        .isEqualTo(
            "Nobody answered: their node is off, or not reachable at these addresses. Ask them"
                + " whether it runs; if it does, open UDP port %d in your router."
                    .formatted(path().linkPort().orElseThrow()));
  }

  @Test
  void whoIsWatchedIsToldAndNobodyElse() throws StartException {
    alice.node().paths().of(bob.id());
    alice.node().paths().watch(bob.id());
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> told().stream().anyMatch(path -> path.roundTripMs().isPresent()));
    bob.close();
    await()
        .atMost(TestNode.LIMIT)
        .until(
            () ->
                told().stream()
                    .anyMatch(
                        path ->
                            path.state() == LinkView.State.OFFLINE
                                && latest(path).outcome() == AttemptView.Outcome.TRYING));
    bob.start();
    alice.awaitOnline(bob);
    await()
        .atMost(TestNode.LIMIT)
        .until(() -> told().get(told().size() - 1).state() == LinkView.State.MACHINE);
    assertThat(bob.events).noneMatch(NodeEvent.PathChanged.class::isInstance);
  }

  @Test
  void aBlockedContactIsNotTried() {
    alice.node().blockContact(bob.id());
    assertThat(path().words())
        .isEqualTo("You blocked them. Unblock them, and they are tried again.");
    assertThatThrownBy(() -> alice.node().paths().of("0".repeat(64)))
        .isInstanceOf(KithException.class);
  }

  @Test
  void theDoctorLooksAtEverythingAndAsksOnlyWhoWasChosen() {
    List<CheckView> found = alice.node().doctor().run();
    assertThat(found)
        .extracting(CheckView::id)
        .containsExactly(
            "java",
            "webrtc",
            "folder",
            "database",
            "link-ports",
            "clock",
            "network",
            "port-mapping",
            "stun",
            "brokers");
    assertThat(found).noneMatch(check -> check.result() == CheckView.Result.FAIL);
    try (StunServer first = StunServer.shiftingPorts(1);
        StunServer second = StunServer.shiftingPorts(2)) {
      alice
          .node()
          .live()
          .iceServers()
          .choose(List.of(new IceServerView(List.of(first.url(), second.url()), "", "")));
      Optional<CheckView> router =
          alice.node().doctor().run().stream().filter(c -> c.id().equals("router")).findFirst();
      assertThat(router.orElseThrow().result()).isEqualTo(CheckView.Result.WARN);
      assertThat(router.get().words())
          .contains("every destination a different port", "" + alice.firstLinkPort());
    }
  }

  @Test
  void withoutANodeTheRestIsLookedAt() {
    NodeConfig config =
        new NodeConfig(folder, NodeConfig.Network.LOOPBACK, alice.firstLinkPort() + 20);
    assertThat(Doctor.withoutNode(config))
        .extracting(CheckView::id)
        .containsExactly("java", "webrtc", "folder", "link-ports", "clock", "network");
  }
}
