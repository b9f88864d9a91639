package social.kith.web.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import social.kith.node.NodeConfig;
import social.kith.node.StartException;
import social.kith.web.HttpPort;

/** Runs a node until it is told to stop. */
@Command(
    name = "run",
    description = "Run your node and open its page. This is what kith does without a command.")
final class RunCommand implements Callable<Integer> {
  @ParentCommand private Kith kith = new Kith();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + HttpPort.DEFAULT,
      description = "TCP port of the page, on 127.0.0.1 only. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--link-port",
      paramLabel = "PORT",
      defaultValue = "" + NodeConfig.DEFAULT_FIRST_LINK_PORT,
      description = "First UDP port of the links, one for each contact. Default: ${DEFAULT-VALUE}.")
  private int linkPort;

  @Option(names = "--loopback", description = "Link only to nodes on this machine, over 127.0.0.1.")
  private boolean loopback;

  @Option(names = "--no-browser", description = "Do not open the page in a browser.")
  private boolean noBrowser;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name that contacts see, if there is none yet.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--stop-with-input",
      hidden = true,
      description = "Stop when standard input ends, so that no child outlives its parent.")
  private boolean stopWithInput;

  @Override
  public Integer call() {
    Ports.check(spec, "--port", port, 0);
    Ports.check(spec, "--link-port", linkPort, 1);
    NodeConfig.Network network = loopback ? NodeConfig.Network.LOOPBACK : NodeConfig.Network.ALL;
    NodeConfig config = new NodeConfig(kith.home(), network, linkPort);
    try (LocalNode node = LocalNode.start(config, port, name)) {
      node.stopOnSignal();
      Screen screen = new Screen(node, spec.commandLine().getOut());
      screen.welcome();
      if (!noBrowser) {
        Browser.open(node);
      }
      if (stopWithInput) {
        screen.stopWithInput();
      }
      node.awaitStop();
      return Exit.OK;
    } catch (StartException e) {
      throw CommandException.refused(String.valueOf(e.getMessage()));
    }
  }
}
