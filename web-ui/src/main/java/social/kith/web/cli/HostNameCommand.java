package social.kith.web.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.HostNameView;

/** The name under which the node is reached from outside. */
@Command(
    name = "host-name",
    description = "Show, set or remove the name under which your node is reached from outside.")
final class HostNameCommand extends DataCommand {
  private static final String PATH = "/host-name";

  @ArgGroup private Wish wish = new Wish();

  /** What becomes of it. */
  static final class Wish {
    @Parameters(
        arity = "0..1",
        paramLabel = "NAME",
        description = "Of a host, as of dynamic DNS or a rented machine, or an address; no port.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--remove", description = "Have none.")
    private boolean none;
  }

  @Override
  int run(ApiClient node) {
    Optional<String> wished = wish.none ? Optional.of("") : wish.name;
    HostNameView view =
        wished
            .map(name -> node.put(PATH, Map.of("name", name), HostNameView.class))
            .orElseGet(() -> node.get(PATH, HostNameView.class));
    if (json()) {
      return printJson(view);
    }
    if (view.name().isEmpty()) {
      print("(no name: kith host-name YOURS)");
    } else if (view.addresses().isEmpty()) {
      print("%s: nobody knows it now; it is tried again every five minutes", view.name());
    } else {
      print("%s: %s", view.name(), String.join(", ", view.addresses()));
    }
    return Exit.OK;
  }
}
