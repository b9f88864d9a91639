package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.kith.node.NodeConfig;
import social.kith.node.demo.SamplePhotos;
import social.kith.web.fault.SmallDisk;
import social.kith.web.process.NodeProcess;

/** Two people; what one of them shared is exported, and comes back, by commands. */
class ArchiveCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private LocalNode ann;
  private LocalNode bob;
  private Path keys;
  private String words;

  @BeforeEach
  void meet() throws Exception {
    ann = start("ann", "Ann", 39_100);
    bob = start("bob", "Bob", 39_200);
    String code = json(ann, "invite", "--json").path("code").asText();
    assertThat(run(bob, "accept", code).exitCode()).isZero();
    assertThat(run(ann, "confirm", "bob").exitCode()).isZero();
    awaitOnline(bob);
    StringBuilder typed = new StringBuilder();
    for (JsonNode word :
        JSON.readTree(run(ann, "recovery", "words", "--json").out()).path("words")) {
      typed.append(word.asText()).append(' ');
    }
    words = typed.toString();
    keys = folder.resolve("keys.age");
  }

  @AfterEach
  void stop() {
    ann.close();
    bob.close();
  }

  private LocalNode start(String home, String name, int linkPort) throws Exception {
    NodeConfig config = new NodeConfig(folder.resolve(home), NodeConfig.Network.LOOPBACK, linkPort);
    return LocalNode.start(config, 0, Optional.of(name));
  }

  private static void awaitOnline(LocalNode node) {
    await().atMost(LIMIT).until(() -> run(node, "contacts").out().contains("confirmed"));
  }

  @Test
  void theFileIsWholeOrNotThere() throws Exception {
    String post = share("A photo", SamplePhotos.jpeg(1, 1600, 1200));
    Path to = Files.createDirectory(folder.resolve("to"));
    JsonNode saved = json(ann, "export", to.toString(), "--json");
    Path file = Path.of(saved.path("file").asText());
    assertThat(file).hasSize(saved.path("bytes").asLong()).hasParent(to);
    assertThat(file.getFileName().toString()).matches("kith-export-[0-9-]{15}\\.tar");
    assertThat(saved.path("posts").asInt()).isEqualTo(1);
    assertThat(saved.path("images").asInt()).isEqualTo(2);
    assertThat(saved.has("keys")).isFalse();
    byte[] before = Files.readAllBytes(file);
    CommandRun twice = run(ann, "export", file.toString());
    assertThat(twice.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(twice.err()).contains("is there already. Choose another name.");
    assertThat(file).hasBinaryContent(before);
    assertThat(run(ann, "export", to.resolve("no/where.tar").toString()).err())
        .contains("cannot be written. Choose another folder.");
    assertThat(list(to)).containsExactly(file);

    JsonNode again = json(ann, "import", file.toString(), "--json");
    assertThat(again.path("postsHere").asInt()).isEqualTo(1);
    assertThat(again.path("imagesHere").asInt()).isEqualTo(2);
    assertThat(again.path("posts").asInt() + again.path("images").asInt()).isZero();
    assertThat(json(ann, "feed", "--json").path("posts").get(0).path("id").asText())
        .isEqualTo(post);
  }

  @Test
  void whatIsImportedGoesToNobody() throws Exception {
    share("Known to both", SamplePhotos.jpeg(1, 600, 400));
    await().atMost(LIMIT).until(() -> posts(bob) == 1);
    assertThat(run(ann, "export", folder + "/early.tar", "--keys", keys.toString()).exitCode())
        .isZero();
    bob.close();
    String later = share("Shared while Bob was away", SamplePhotos.jpeg(2, 600, 400));
    assertThat(run(ann, "edit", later, "--text", "And edited").exitCode()).isZero();
    assertThat(run(ann, "reply", later, "One more word").exitCode()).isZero();
    assertThat(run(ann, "profile", "--line", "By the lake").exitCode()).isZero();
    Path export = folder.resolve("late.tar");
    assertThat(run(ann, "export", export.toString()).out()).contains("2 posts, 4 images");
    ann.close();
    CommandRun restored = restore(keys, folder.resolve("again"));
    assertThat(restored.err()).isEmpty();

    bob = start("bob", "Bob", 39_200);
    ann = start("again", "Ann", 39_300);
    await().atMost(LIMIT).until(() -> NodeProcess.isOnline(contact()));
    assertThat(posts(ann)).isEqualTo(1);
    long sent = sentBytes();
    CommandRun imported = run(ann, "import", export.toString());
    assertThat(imported.err()).isEmpty();
    assertThat(imported.exitCode()).isZero();
    assertThat(imported.out())
        .contains(
            "Posts that came back: 1 (1 were here)",
            "Images that came back: 4 (0 were here)",
            "Edits that came back: 1",
            "Replies that came back: 1 (0 were here)",
            "Your profile came back.");
    assertThat(run(ann, "conversation", later).out()).contains("One more word");
    assertThat(run(ann, "profile").out()).contains("By the lake");
    JsonNode post = json(ann, "feed", "--json").path("posts").get(0);
    assertThat(post.path("id").asText()).isEqualTo(later);
    assertThat(post.path("text").asText()).isEqualTo("And edited");
    assertThat(post.path("own").asBoolean()).isTrue();
    assertThat(post.at("/audience/0/name").asText()).isEqualTo("Bob");
    assertThat(post.path("deliveries")).isEmpty();
    assertThat(run(ann, "photo", later, "1", folder + "/again.jpg").exitCode()).isZero();
    await().atMost(LIMIT).until(() -> run(ann, "search", "edited").out().contains("And edited"));

    assertThat(run(ann, "edit", later, "--text", "Another text").exitCode()).isZero();
    assertThat(run(ann, "reply", later, "To myself").exitCode()).isZero();
    assertThat(sentBytes()).as("items and photos that went to Bob").isEqualTo(sent);
    share("The next one", SamplePhotos.jpeg(3, 60, 40));
    await().atMost(LIMIT).until(() -> posts(bob) == 2);
    assertThat(run(bob, "feed").out()).doesNotContain("edited", "away", "Another", "myself");
  }

  @Test
  void anImportSaysWhatIsWrong() throws Exception {
    Path file = folder.resolve("export.tar");
    share("A post", SamplePhotos.jpeg(1, 600, 400));
    assertThat(run(ann, "export", file.toString()).exitCode()).isZero();
    CommandRun others = run(bob, "import", file.toString());
    assertThat(others.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(others.err()).contains("somebody else’s", "kith restore");
    assertThat(run(ann, "import", folder + "/none.tar").err()).contains("cannot be read");
    Path text = Files.writeString(folder.resolve("text.tar"), "no archive");
    assertThat(run(ann, "import", text.toString()).err()).contains("is no export of Kith");
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.tar"), Arrays.copyOf(bytes, 9_000));
    assertThat(run(ann, "import", cut.toString()).err()).contains("it goes on where this ended");
    bytes[bytes.length - 2_000] ^= 1;
    Files.write(file, bytes);
    LocalNode fresh = restored();
    CommandRun changed = run(fresh, "import", file.toString());
    fresh.close();
    assertThat(changed.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(changed.out())
        .contains("Images that came back: 1", "Not taken: 1. Not the photo that was shared");
  }

  @Test
  void aFullDiskSaysWhatToDo() throws Exception {
    Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("small"), 40 << 20);
    assumeTrue(mounted.isPresent(), "no file system can be mounted here");
    try (SmallDisk disk = mounted.get()) {
      run(ann, "export", folder + "/none.tar", "--keys", keys.toString());
      share("A large one", SamplePhotos.jpeg(1, 3000, 2000));
      Path file = folder.resolve("export.tar");
      assertThat(run(ann, "export", file.toString()).exitCode()).isZero();
      Path home = disk.folder().resolve("home");
      assertThat(restore(keys, home).err()).isEmpty();
      ann.close();
      ann = start("small/home", "Ann", 39_500);

      disk.fill();
      Path there = disk.folder().resolve("export.tar");
      CommandRun export = run(ann, "export", there.toString());
      assertThat(export.exitCode()).isEqualTo(Exit.REFUSED);
      assertThat(export.err()).contains("cannot be written", "Make room there");
      CommandRun full = run(ann, "import", file.toString());
      assertThat(full.exitCode()).isEqualTo(Exit.LATER);
      assertThat(full.err()).contains("is full", "Make room on it and try again");
      assertThat(there).doesNotExist();

      disk.makeRoom();
      CommandRun done = run(ann, "import", file.toString());
      assertThat(done.err()).isEmpty();
      assertThat(done.out()).contains("Posts that came back: ", "Images that came back: ");
      assertThat(posts(ann)).isEqualTo(1);
      ann.close();
    }
  }

  /** The same person, without posts, on a folder of its own. */
  private LocalNode restored() throws Exception {
    Path saved = folder.resolve("now.age");
    run(ann, "export", folder + "/now.tar", "--keys", saved.toString());
    assertThat(restore(saved, folder.resolve("fresh")).err()).isEmpty();
    ann.close();
    LocalNode fresh = start("fresh", "Ann", 39_400);
    return fresh;
  }

  private CommandRun restore(Path file, Path home) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    try {
      return CommandRun.of("restore", "--from", file.toString(), "--home", home.toString());
    } finally {
      System.setIn(before);
    }
  }

  private String share(String text, byte[] photo) throws IOException {
    Path file = Files.write(folder.resolve("photo.jpg"), photo);
    return json(ann, "post", "--text", text, "--photo", file.toString(), "--to", "Bob", "--json")
        .path("id")
        .asText();
  }

  private JsonNode contact() {
    return json(ann, "contacts", "--json").get(0);
  }

  private long sentBytes() {
    JsonNode traffic = contact().path("traffic");
    return traffic.path("itemBytesSent").asLong() + traffic.path("photoBytesSent").asLong();
  }

  private static int posts(LocalNode node) {
    return json(node, "feed", "--json").path("posts").size();
  }

  private static JsonNode json(LocalNode node, String... arguments) {
    CommandRun run = run(node, arguments);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    try {
      return JSON.readTree(run.out());
    } catch (IOException e) {
      throw new AssertionError(run.out(), e);
    }
  }

  private static CommandRun run(LocalNode node, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", node.home().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
