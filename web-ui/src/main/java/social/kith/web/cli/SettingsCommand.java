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

  @Option(
      names = "--seen",
      paramLabel = "on|off",
      description = "Let people know when you have seen their posts on your page.")
  private Optional<Switch> seen = Optional.empty();

  @Option(
      names = "--metered",
      paramLabel = "on|off",
      description =
          "Get originals of photos only when you ask for them, as where data costs money: kith"
              + " photo get.")
  private Optional<Switch> metered = Optional.empty();

  @Override
  int run(ApiClient node) {
    SettingsView before = node.get("/settings", SettingsView.class);
    SettingsView wished =
        new SettingsView(
            chosen(meet, before.meetThroughContacts()),
            chosen(seen, before.seenReceipts()),
            chosen(metered, before.metered()));
    SettingsView settings =
        wished.equals(before) ? before : node.put("/settings", wished, SettingsView.class);
    if (json()) {
      return printJson(settings);
    }
    print("--meet %s", word(settings.meetThroughContacts()));
    print("--seen %s", word(settings.seenReceipts()));
    print("--metered %s", word(settings.metered()));
    return Exit.OK;
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private static boolean chosen(Optional<Switch> choice, boolean before) {
    return choice.map(it -> it == Switch.ON).orElse(before);
  }
}
