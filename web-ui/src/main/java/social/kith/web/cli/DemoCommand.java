package social.kith.web.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import social.kith.web.HttpPort;
import social.kith.web.api.LaunchLink;

/** Runs three people who know one another, to look at and to play with. */
@Command(
    name = "demo",
    description = {
      "Run Alice, Bob and Carol, three nodes on this machine that share posts and photos.",
      "They are kept in a folder of their own; start again to go on where you were."
    })
final class DemoCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("Alice", "Bob", "Carol");
  private static final int FIRST_LINK_PORT = 26_484;
  private static final int LINK_PORTS_EACH = 100;
  private static final int TRIED_PORTS = 200;

  @ParentCommand private Kith kith = new Kith();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "Where the three are kept. Default: among the temporary files.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + HttpPort.DEFAULT,
      description =
          "The first of three ports for the pages, or the next free ones. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (kith.hasHome()) {
      throw new ParameterException(
          spec.commandLine(),
          "The demonstration has three data folders: choose --folder for them.");
    }
    Path root = DemoFolder.open(folder);
    List<DemoNode> nodes = new ArrayList<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(nodes), "kith-stop"));
    say("Starting Alice, Bob and Carol in %s", root);
    List<Integer> ports = freePorts();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      Path home = root.resolve(name.toLowerCase(Locale.ROOT));
      int linkPort = FIRST_LINK_PORT + i * LINK_PORTS_EACH;
      nodes.add(DemoNode.start(name, home, ports.get(i), linkPort, kith.verbose()));
    }
    for (DemoNode node : nodes) {
      node.awaitReady();
    }
    meet(root, nodes);
    nodes.forEach(this::showLink);
    say("Another link: kith link --home FOLDER, with one of the folders above. Stop with Ctrl+C.");
    return awaitEnd(nodes);
  }

  private void meet(Path root, List<DemoNode> nodes) throws IOException {
    DemoNode alice = nodes.get(0);
    DemoNode bob = nodes.get(1);
    DemoNode carol = nodes.get(2);
    say("They meet and compare codes ...");
    DemoPairing.pair(alice, bob);
    DemoPairing.pair(alice, carol);
    DemoPairing.pair(bob, carol);
    say("They share posts and photos ...");
    new DemoPosts(root.resolve("shared"), alice, bob, carol).share();
  }

  private void showLink(DemoNode node) {
    LaunchLink link = node.api().post("/links", LaunchLink.class);
    say("");
    say("%s's page, for one minute and one browser (%s):", node.name(), node.home());
    say("  %s", link.url());
    say("  %s   (if your browser does not know the first)", link.loopbackUrl());
  }

  /** Waits for Ctrl+C, or for a node that ends on its own. */
  private int awaitEnd(List<DemoNode> nodes) {
    CompletableFuture.anyOf(
            nodes.stream().map(DemoNode::ended).toArray(CompletableFuture<?>[]::new))
        .join();
    throw CommandException.refused(
        "One of the nodes has ended, and so the others do. Start again with: kith demo");
  }

  private static void close(List<DemoNode> nodes) {
    nodes.parallelStream().forEach(DemoNode::close);
  }

  private List<Integer> freePorts() {
    List<Integer> free = new ArrayList<>();
    for (int p = port; p < port + TRIED_PORTS && free.size() < NAMES.size(); p++) {
      if (isFree(p)) {
        free.add(p);
      }
    }
    if (free.size() < NAMES.size()) {
      throw CommandException.refused(
          "There are no three free ports from %d on. Choose others with --port.".formatted(port));
    }
    return free;
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on this class path
  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(values.length == 0 ? format : format.formatted(values));
    out.flush();
  }
}
