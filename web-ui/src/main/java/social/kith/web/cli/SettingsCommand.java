package social.kith.web.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.SettingsView;

/** What the person has chosen for the whole node. */
@Command(name = "settings", description = "Show or change what you chose for your whole node.")
final class SettingsCommand extends DataCommand {
  /** A switch. */
  enum Switch {
    ON,
    OFF
  }

  @Option(
      names = "--meet",
      paramLabel = "on|off",
      description =
          "Find contacts who moved through contacts of both, and help your contacts in the same"
              + " way.")
  private Optional<Switch> meet = Optional.empty();

  @Override
  int run(ApiClient node) {
    SettingsView settings =
        meet.map(m -> node.put("/settings", new SettingsView(m == Switch.ON), SettingsView.class))
            .orElseGet(() -> node.get("/settings", SettingsView.class));
    if (json()) {
      return printJson(settings);
    }
    print("--meet %s", settings.meetThroughContacts() ? "on" : "off");
    return Exit.OK;
  }
}
