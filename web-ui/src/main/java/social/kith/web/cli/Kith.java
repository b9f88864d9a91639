package social.kith.web.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of Kith, and the program's beginning. */
@Command(
    name = "kith",
    description = "A private social network with no server: this runs your own node.",
    versionProvider = Kith.Version.class,
    footer = {
      "",
      "Without a command, or with options alone, kith means: kith run",
      "",
      "Exit codes: 0 done, 1 refused, 2 wrong command line, 3 no node is running, 4 locked,",
      "5 what was named is not there, 6 not just now. What went wrong is on standard error."
    },
    subcommands = {
      RunCommand.class,
      DemoCommand.class,
      StatusCommand.class,
      DoctorCommand.class,
      LinkCommand.class,
      SignOutCommand.class,
      NameCommand.class,
      ProfileCommand.class,
      SettingsCommand.class,
      HostNameCommand.class,
      StorageCommand.class,
      LockCommand.class,
      UnlockCommand.class,
      PassphraseCommand.class,
      InviteCommand.class,
      InvitesCommand.class,
      AcceptCommand.class,
      ContactsCommand.class,
      ContactCommand.class,
      ConfirmCommand.class,
      VerifyCommand.class,
      KeyChangeCommand.class,
      MuteCommand.class,
      UnmuteCommand.class,
      BlockCommand.class,
      UnblockCommand.class,
      RemoveCommand.class,
      DialCommand.class,
      PathCommand.class,
      CircleCommand.class,
      PostCommand.class,
      DraftsCommand.class,
      GiveCommand.class,
      FeedCommand.class,
      ReadCommand.class,
      PinCommand.class,
      UnpinCommand.class,
      SearchCommand.class,
      ConversationCommand.class,
      ReplyCommand.class,
      ReactCommand.class,
      NoticesCommand.class,
      PhotoCommand.class,
      DeliveriesCommand.class,
      EditCommand.class,
      RetractCommand.class,
      TransfersCommand.class,
      WatchCommand.class,
      LiveCommand.class,
      CameraCommand.class,
      IceServersCommand.class,
      BrokersCommand.class,
      RecoveryCommand.class,
      BackupCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      RestoreCommand.class,
      CompletionCommand.class,
      WarmUpCommand.class
    })
public final class Kith implements Callable<Integer> {
  private static final List<String> VERBOSE = List.of("-v", "--verbose");
  private static final List<String> ABOUT = List.of("-h", "--help", "-V", "--version");

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      scope = ScopeType.INHERIT,
      description = "The node's data folder. Default: $KITH_HOME, else the platform's own.")
  private Optional<Path> home = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more, to standard error.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show help and stop.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and stop.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (Arrays.stream(arguments).anyMatch(VERBOSE::contains)) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
      System.setProperty("org.slf4j.simpleLogger.log.social.kith", "debug");
    }
    CommandLine commandLine = commandLine();
    commandLine.setOut(Terminal.standardOutput());
    commandLine.setErr(Terminal.standardError());
    int exitCode = commandLine.execute(withCommand(commandLine, arguments));
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    if (hasOpenedNode(commandLine)) {
      // A native thread that outlives the node would spoil an exit in order.
      Runtime.getRuntime().halt(exitCode);
    }
    System.exit(exitCode);
  }

  private static boolean hasOpenedNode(CommandLine commandLine) {
    CommandLine.ParseResult parsed = commandLine.getParseResult();
    return parsed != null
        && parsed.hasSubcommand()
        && (parsed.subcommand().commandSpec().userObject() instanceof RunCommand
            || parsed.subcommand().commandSpec().userObject() instanceof DoctorCommand);
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Kith());
    commandLine.setExecutionExceptionHandler(Kith::explain);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    return commandLine;
  }

  /** Puts {@code run} before options that name no command. */
  static String[] withCommand(CommandLine commandLine, String... arguments) {
    List<String> given = List.of(arguments);
    boolean named =
        given.stream()
            .anyMatch(a -> commandLine.getSubcommands().containsKey(a) || ABOUT.contains(a));
    boolean options = given.isEmpty() || given.get(0).startsWith("-");
    if (named || !options) {
      return arguments;
    }
    String[] run = new String[arguments.length + 1];
    run[0] = "run";
    System.arraycopy(arguments, 0, run, 1, arguments.length);
    return run;
  }

  private static int explain(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof CommandException expected) {
      commandLine.getOut().flush();
      commandLine.getErr().println("kith: " + expected.getMessage());
      return expected.exitCode();
    }
    throw e;
  }

  /** Whether a data folder was named. */
  boolean hasHome() {
    return home.isPresent();
  }

  /** The data folder of the node that is meant. */
  Path home() {
    return home.map(Path::toAbsolutePath).map(Path::normalize).orElseGet(DataFolder::standard);
  }

  boolean verbose() {
    return verbose;
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        new CommandLine(this), "No command is given. Run a node with: kith run");
  }

  /** The version of this build, from its jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Kith.class.getPackage().getImplementationVersion();
      return new String[] {"Kith " + (version == null ? "(development)" : version)};
    }
  }
}
