package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import social.kith.node.NodeConfig;

/** Recovery words, backup and restore by commands. */
class RecoveryCommandsIT {
  private static final InputStream INPUT = System.in;

  @TempDir static Path folder;
  private static LocalNode ada;

  @BeforeAll
  static void start() throws Exception {
    Path home = folder.resolve("home");
    NodeConfig config = new NodeConfig(home, NodeConfig.Network.LOOPBACK, 38_700);
    ada = LocalNode.start(config, 0, Optional.of("Ada"));
  }

  @AfterAll
  static void stop() {
    ada.close();
  }

  @AfterEach
  void giveInputBack() {
    System.setIn(INPUT);
  }

  @Test
  void wordsAreShownWithTheirNumbersAndChecked() {
    assertThat(run("recovery").out()).contains("You have not shown yet");
    List<String> words = words();
    assertThat(words).hasSize(24).doesNotContainNull();

    CommandRun wrong = check(position -> "kith");
    assertThat(wrong.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(wrong.err()).contains("is another one");
    CommandRun right = check(position -> words.get(position - 1));
    assertThat(right.err()).isEmpty();
    assertThat(right.exitCode()).isZero();
    assertThat(right.out()).contains("These are your words.");
    assertThat(run("recovery").out()).contains("You showed that you have your words on ");
    System.setIn(InputStream.nullInputStream());
    assertThat(run("recovery", "check").err()).contains("Nothing was typed.");
    assertThat(run("recovery", "everything").exitCode()).isEqualTo(Exit.USAGE);
  }

  @Test
  void anAgeIdentityIsAFileForAge() {
    assertThat(run("recovery", "age-identity").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("# Opens"),
            line -> assertThat(line).startsWith("# public key: age1pq1"),
            line -> assertThat(line).startsWith("AGE-SECRET-KEY-PQ-1"));
  }

  @Test
  void aBackupIsRestoredWithTheWordsFromStandardInput() throws Exception {
    Path file = folder.resolve("ada.age");
    CommandRun saved = run("backup", "--to", file.toString());
    assertThat(saved.err()).isEmpty();
    assertThat(saved.out()).contains("Saved as " + file);
    assertThat(mode(file)).isEqualTo("rw-------");
    Path again = folder.resolve("again");
    String typed = String.join(" ", words()).replaceFirst("((?:\\w+ ){6})", "$1\n");
    CommandRun restored = restore(file, again, typed + "\n");
    assertThat(restored.err()).isEmpty();
    assertThat(restored.exitCode()).isZero();
    assertThat(restored.out())
        .contains("in " + again, "Contacts: 0, posts: 0, images: 0", "kith run");
    NodeConfig config = new NodeConfig(again, NodeConfig.Network.LOOPBACK, 38_764);
    try (LocalNode node = LocalNode.start(config, 0, Optional.empty())) {
      assertThat(node.profile()).isEqualTo(ada.profile());
    }
    assertThat(restore(file, again, typed).err()).contains("is not empty", "--home");
  }

  @Test
  void aDamagedFolderIsKeptAsideWhileABackupTakesItsPlace() throws Exception {
    Path file = folder.resolve("ada-aside.age");
    assertThat(run("backup", "--to", file.toString()).err()).isEmpty();
    Path home = Files.createDirectories(folder.resolve("damaged/home"));
    Files.writeString(home.resolve("kith.db"), "no database");
    String typed = String.join(" ", words()) + "\n";

    CommandRun wrong = restoreAside(file, home, "abandon ".repeat(23) + "art\n");
    assertThat(wrong.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(home.resolve("kith.db")).hasContent("no database");

    CommandRun restored = restoreAside(file, home, typed);
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out()).contains("is kept in " + home + ".aside-");
    try (Stream<Path> both = Files.list(home.getParent())) {
      assertThat(both.filter(f -> !f.equals(home)))
          .singleElement()
          .satisfies(kept -> assertThat(kept.resolve("kith.db")).hasContent("no database"));
    }
    assertThat(restoreAside(file, folder.resolve("home"), typed).err()).contains("Stop it first");
  }

  @Test
  void aBackupIsWholeOrNotThere() throws Exception {
    Path target = Files.createDirectory(folder.resolve("target"));
    assertThat(run("backup", "--to", target.toString()).exitCode()).isZero();
    List<Path> files = list(target);
    assertThat(files).hasSize(1);
    assertThat(files.get(0).getFileName().toString()).matches("kith-backup-[0-9-]{15}\\.age");
    byte[] before = Files.readAllBytes(files.get(0));
    CommandRun twice = run("backup", "--to", files.get(0).toString());
    assertThat(twice.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(twice.err()).contains("is there already", "another name");
    assertThat(files.get(0)).hasBinaryContent(before);
    assertThat(run("backup", "--to", target.resolve("no/where.age").toString()).err())
        .contains("cannot be written", "another folder");
    assertThat(list(target)).hasSize(1);
  }

  @Test
  void aStreamThatBreaksLeavesNoFile() throws Exception {
    Path target = Files.createDirectory(folder.resolve("broken"));
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[1_000_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("for the test");
              }
            });
    WholeFile file = WholeFile.at(target, "a.age");
    assertThatThrownBy(() -> file.write(broken)).isInstanceOf(IOException.class);
    assertThat(list(target)).isEmpty();
  }

  @Test
  void aRestoreSaysWhatIsWrong() throws Exception {
    Path file = folder.resolve("other.age");
    assertThat(run("backup", "--to", file.toString()).exitCode()).isZero();
    Path again = folder.resolve("never");
    List<String> words = new ArrayList<>(words());
    assertThat(restore(file, again, "").err()).contains("These are 0 words");
    assertThat(restore(file, again, "abandon able nope\n\n").err()).contains("Word 3, “nope”");
    assertThat(restore(file, again, "abandon ".repeat(23) + "art").err())
        .contains("These words do not open this backup");
    String right = String.join(" ", words);
    assertThat(restore(folder.resolve("none"), again, right).err()).contains("--from");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(restore(file, again, right).err()).contains("is damaged", "Use another copy.");
    words.set(0, words.get(0) + "x");
    assertThat(restore(file, again, String.join(" ", words)).err()).contains("Word 1");
    assertThat(again).doesNotExist();
  }

  private static CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", ada.home().toString()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static CommandRun restore(Path file, Path home, String typed) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    return CommandRun.of("restore", "--from", file.toString(), "--home", home.toString());
  }

  private static CommandRun restoreAside(Path file, Path home, String typed) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    return CommandRun.of(
        "restore", "--aside", "--from", file.toString(), "--home", home.toString());
  }

  private static List<String> words() {
    String shown = run("recovery", "words").out();
    String[] words = new String[24];
    Pattern.compile("(\\d+) ([a-z]{3,8})")
        .matcher(shown)
        .results()
        .forEach(word -> words[Integer.parseInt(word.group(1)) - 1] = word.group(2));
    return List.of(words);
  }

  /** Answers each question as it is asked. */
  private static CommandRun check(Function<Integer, String> answer) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    System.setIn(
        new InputStream() {
          private String typed = "";

          @Override
          public int read() {
            if (typed.isEmpty()) {
              MatchResult asked =
                  Pattern.compile("Word (\\d+):")
                      .matcher(out.toString())
                      .results()
                      .reduce((first, second) -> second)
                      .orElseThrow();
              typed = answer.apply(Integer.parseInt(asked.group(1))) + "\n";
            }
            char next = typed.charAt(0);
            typed = typed.substring(1);
            return next;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int count = 0;
            do {
              bytes[offset + count++] = (byte) read();
            } while (!typed.isEmpty());
            return count;
          }
        });
    CommandLine commandLine = Kith.commandLine();
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute("recovery", "check", "--home", ada.home().toString());
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
