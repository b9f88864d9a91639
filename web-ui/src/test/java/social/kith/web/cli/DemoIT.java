package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.ContactView;
import social.kith.node.FeedPage;
import social.kith.node.PostView;

/** The demonstration as processes, started twice. */
class DemoIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private ApiClient api(String name) {
    return ApiClient.connect(folder.resolve(name));
  }

  private List<PostView> posts(String name) {
    return api(name).get("/posts", FeedPage.class).posts();
  }

  private KithProcess start() throws Exception {
    KithProcess demo = new KithProcess("demo", "--folder", "" + folder, "--port", "5584");
    await().atMost(LIMIT).until(() -> demo.says("Stop with Ctrl+C"));
    assertThat(demo.out())
        .contains("Alice's page", "Bob's page", "Carol's page")
        .doesNotContain("Exception");
    return demo;
  }

  private void assertAllIsThere() {
    for (String name : List.of("alice", "bob", "carol")) {
      assertThat(api(name).list("/contacts", ContactView.class))
          .hasSize(2)
          .allMatch(c -> c.state() == ContactView.State.CONFIRMED);
    }
    await().atMost(LIMIT).until(() -> posts("alice").size() == 5);
    await().atMost(LIMIT).until(() -> posts("bob").size() == 4);
    await().atMost(LIMIT).until(() -> posts("carol").size() == 4);
    await()
        .atMost(LIMIT)
        .until(
            () ->
                posts("bob").stream()
                    .flatMap(p -> p.photos().stream())
                    .allMatch(p -> p.display().complete()));
    assertThat(posts("bob").stream().flatMap(p -> p.photos().stream())).hasSize(6);
    assertThat(posts("bob")).noneMatch(p -> p.text().contains("birthday"));
  }

  private void stop(KithProcess demo) throws Exception {
    List<ProcessHandle> children = demo.process().children().toList();
    assertThat(children).hasSize(3);
    demo.stop();
    await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    for (String name : List.of("alice", "bob", "carol")) {
      assertThat(Files.exists(folder.resolve(name).resolve("node.json"))).isFalse();
    }
  }

  @Test
  void threePeopleShareAndAreThereAgainTheNextTime() throws Exception {
    try (KithProcess demo = start()) {
      assertAllIsThere();
      stop(demo);
    }
    try (KithProcess demo = start()) {
      assertAllIsThere();
      List<ProcessHandle> children = demo.process().children().toList();
      // However the parent ends, nobody stays behind.
      demo.process().destroyForcibly();
      await().atMost(LIMIT).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }
  }
}
