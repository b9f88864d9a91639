package social.kith.web.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What needs no running node: help, wrong command lines, a node that cannot start. */
class KithTest {
  @TempDir Path home;

  static List<String> commands() {
    return List.copyOf(Kith.commandLine().getSubcommands().keySet());
  }

  @Test
  void helpNamesEveryCommandThatIsForPeople() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.exitCode()).isZero();
    for (Map.Entry<String, CommandLine> command : Kith.commandLine().getSubcommands().entrySet()) {
      boolean hidden = command.getValue().getCommandSpec().usageMessage().hidden();
      assertThat(run.out().contains("\n  " + command.getKey() + " ")).isEqualTo(!hidden);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfAndEachOfItsOptions(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: kith " + command).contains("--home=FOLDER");
    CommandLine.Model.CommandSpec spec =
        Kith.commandLine().getSubcommands().get(command).getCommandSpec();
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(spec.args()).allMatch(arg -> arg.description().length > 0);
  }

  /** What runs a node or prints no data has none. */
  @ParameterizedTest
  @MethodSource("commands")
  void whatPrintsDataPrintsItAsJsonToo(String command) {
    CommandLine.Model.CommandSpec spec =
        Kith.commandLine().getSubcommands().get(command).getCommandSpec();
    boolean none = List.of("run", "demo", "completion", "warm-up").contains(command);
    assertThat(spec.optionsMap().containsKey("--json")).isEqualTo(!none);
  }

  @Test
  void exitCodesStayWhatTheyAre() {
    assertThat(
            List.of(
                Exit.OK,
                Exit.REFUSED,
                Exit.USAGE,
                Exit.NO_NODE,
                Exit.LOCKED,
                Exit.NOT_FOUND,
                Exit.LATER))
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(List.of(404, 423, 503, 409, 500).stream().map(Exit::ofStatus))
        .containsExactly(Exit.NOT_FOUND, Exit.LOCKED, Exit.LATER, Exit.REFUSED, Exit.REFUSED);
    assertThat(CommandRun.of("--help").out()).contains("0 done, 1 refused, 2 wrong command line");
  }

  @Test
  void tellsItsVersion() {
    assertThat(CommandRun.of("--version").out()).startsWith("Kith ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bogus",
        "nonsense",
        "run extra",
        "run --port x",
        "run --port 65536",
        "run --port -1",
        "run --link-port 0",
        "run --link-port 65536",
        "post --text hello",
        "post --to Bob",
        "confirm",
        "remove",
        "retract",
        "edit",
        "deliveries --limit x",
        "photo 12ab one file",
        "invite --minutes x",
        "demo --home x",
        "status extra"
      })
  void doesNotGuessWhatIsMeant(String line) {
    CommandRun run = CommandRun.of((line + " --home " + home).split(" "));
    assertThat(run.exitCode()).isIn(Exit.USAGE, Exit.NO_NODE);
    assertThat(run.exitCode() == Exit.NO_NODE).isEqualTo(line.equals("post --to Bob"));
    assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "link",
        "sign-out",
        "name",
        "host-name",
        "invite",
        "invites",
        "accept CODE",
        "contacts",
        "confirm Bob",
        "remove Bob",
        "dial Bob",
        "post --text hello --to Bob",
        "feed",
        "photo 12ab 1 file",
        "deliveries",
        "deliveries 12ab",
        "retract 12ab",
        "edit 12ab --text hello",
        "watch",
        "export",
        "import pom.xml"
      })
  void saysHowToStartANodeThatDoesNotRun(String line) {
    CommandRun run = CommandRun.of((line + " --home " + home).split(" "));
    assertThat(run.exitCode()).isEqualTo(Exit.NO_NODE);
    assertThat(run.err())
        .isEqualTo(
            "kith: No node is running for the folder %s. Start it with: kith run%n"
                .formatted(home));
  }

  @Test
  void theFolderMayBeNamedBeforeTheCommandToo() {
    CommandRun run = CommandRun.of("--home", home.toString(), "status");
    assertThat(run.exitCode()).isEqualTo(Exit.NO_NODE);
    assertThat(run.err()).contains(home.toString());
  }

  @Test
  void optionsAloneMeanRun() {
    CommandLine commandLine = Kith.commandLine();
    assertThat(Kith.withCommand(commandLine)).containsExactly("run");
    assertThat(Kith.withCommand(commandLine, "--port", "1")).containsExactly("run", "--port", "1");
    assertThat(Kith.withCommand(commandLine, "--home", "x", "status"))
        .containsExactly("--home", "x", "status");
    assertThat(Kith.withCommand(commandLine, "-h")).containsExactly("-h");
    assertThat(Kith.withCommand(commandLine, "nonsense")).containsExactly("nonsense");
  }

  private static void assertRefused(CommandRun run, String... words) {
    assertThat(run.exitCode()).isEqualTo(Exit.REFUSED);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("kith: ").contains(words);
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket other = new ServerSocket(0, 1, loopback)) {
      int port = other.getLocalPort();
      CommandRun run =
          CommandRun.of("run", "--no-browser", "--port", "" + port, "--home", home.toString());
      assertRefused(run, "Port " + port + " is taken", "--port " + (port + 1));
      assertThat(home).isEmptyDirectory();
    }
  }

  @Test
  void saysThatTheFolderCannotBeWritten() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    CommandRun run = CommandRun.of("run", "--no-browser", "--port", "0", "--home", file + "/below");
    assertRefused(run, file + "/below cannot be written", "--home");
  }

  @Test
  void saysThatKithRunsThereAlready() throws IOException {
    NodeFile.ofThisProcess(1).write(home);
    CommandRun run = CommandRun.of("run", "--no-browser", "--port", "0", "--home", "" + home);
    assertRefused(run, "already runs on the folder " + home, "kith link");
  }
}
