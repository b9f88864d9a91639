package social.kith.web.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import social.kith.node.CheckView;
import social.kith.node.Doctor;
import social.kith.node.NodeConfig;
import social.kith.web.HttpPort;
import social.kith.web.http.Json;
import social.kith.web.http.PagePort;

/** Looks at what a node needs, through the running node or, where none runs, without it. */
@Command(
    name = "doctor",
    description = {
      "Check what your node needs: Java, libraries, disk, databases, ports, clock, networks, and the",
      "STUN and TURN servers that it uses. Where no node runs, what can be checked without it."
    },
    footer = {"", "Exit code 1 if something does not work."})
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Kith kith = new Kith();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + HttpPort.DEFAULT,
      description = "TCP port of the page, where no node runs. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--link-port",
      paramLabel = "PORT",
      defaultValue = "" + NodeConfig.DEFAULT_FIRST_LINK_PORT,
      description = "First UDP port of the links, where no node runs. Default: ${DEFAULT-VALUE}.")
  private int linkPort;

  @Override
  public Integer call() {
    Ports.check(spec, "--port", port, 0);
    Ports.check(spec, "--link-port", linkPort, 1);
    boolean running = NodeFile.find(kith.home()).isPresent();
    List<CheckView> found =
        running ? ApiClient.connect(kith.home()).list("/doctor", CheckView.class) : withoutNode();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(found));
    } else {
      found.forEach(check -> out.println(line(check)));
      if (!running) {
        out.println(
            "No node is running, so its databases and servers were not looked at: kith run");
      }
    }
    boolean failed = found.stream().anyMatch(check -> check.result() == CheckView.Result.FAIL);
    return failed ? Exit.REFUSED : Exit.OK;
  }

  private List<CheckView> withoutNode() {
    List<CheckView> found = new ArrayList<>();
    found.add(PagePort.free(port));
    found.addAll(Doctor.withoutNode(new NodeConfig(kith.home(), NodeConfig.Network.ALL, linkPort)));
    return found;
  }

  static String line(CheckView check) {
    String mark =
        switch (check.result()) {
          case OK -> "ok  ";
          case WARN -> "warn";
          case FAIL -> "FAIL";
        };
    return "%s  %s: %s".formatted(mark, check.title(), Terminal.cleanLine(check.words()));
  }
}
