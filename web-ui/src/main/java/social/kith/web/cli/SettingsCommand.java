package social.kith.web.cli;

import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.NodeSetting;
import social.kith.node.SettingsView;

/** What the person has chosen for the whole node. */
@Command(name = "settings", description = "Show or change what you chose for your whole node.")
final class SettingsCommand extends DataCommand {
  /** A switch. */
  enum Switch {
    ON,
    OFF
  }

  private final Map<NodeSetting, Switch> chosen = new EnumMap<>(NodeSetting.class);

  @Option(
      names = "--meet",
      paramLabel = "on|off",
      description =
          "Find contacts who moved through contacts of both, and help your contacts in the same"
              + " way.")
  private void meet(Switch wished) {
    chosen.put(NodeSetting.MEET_THROUGH_CONTACTS, wished);
  }

  @Option(
      names = "--seen",
      paramLabel = "on|off",
      description = "Let people know when you have seen their posts on your page.")
  private void seen(Switch wished) {
    chosen.put(NodeSetting.SEEN_RECEIPTS, wished);
  }

  @Option(
      names = "--metered",
      paramLabel = "on|off",
      description =
          "Get originals of photos only when you ask for them, as where data costs money: kith"
              + " photo get.")
  private void metered(Switch wished) {
    chosen.put(NodeSetting.METERED, wished);
  }

  @Option(
      names = "--lan",
      paramLabel = "on|off",
      description = "Find contacts who moved and are on the same network as you.")
  private void lan(Switch wished) {
    chosen.put(NodeSetting.LOCAL_NETWORK, wished);
  }

  @Option(
      names = "--public-stun",
      paramLabel = "on|off",
      description = "Ask public STUN servers where your node is seen from outside.")
  private void publicStun(Switch wished) {
    chosen.put(NodeSetting.PUBLIC_STUN, wished);
  }

  @Option(
      names = "--port-mapping",
      paramLabel = "on|off",
      description = "Have your router open the ports of your contacts' links by itself.")
  private void portMapping(Switch wished) {
    chosen.put(NodeSetting.PORT_MAPPING, wished);
  }

  @Override
  int run(ApiClient node) {
    SettingsView before = node.get("/settings", SettingsView.class);
    SettingsView wished = before;
    for (Map.Entry<NodeSetting, Switch> choice : chosen.entrySet()) {
      wished = wished.with(choice.getKey(), choice.getValue() == Switch.ON);
    }
    SettingsView settings =
        wished.equals(before) ? before : node.put("/settings", wished, SettingsView.class);
    if (json()) {
      return printJson(settings);
    }
    for (NodeSetting setting : NodeSetting.values()) {
      print("%s %s", option(setting), settings.has(setting) ? "on" : "off");
    }
    return Exit.OK;
  }

  private static String option(NodeSetting setting) {
    return switch (setting) {
      case MEET_THROUGH_CONTACTS -> "--meet";
      case SEEN_RECEIPTS -> "--seen";
      case METERED -> "--metered";
      case LOCAL_NETWORK -> "--lan";
      case PUBLIC_STUN -> "--public-stun";
      case PORT_MAPPING -> "--port-mapping";
    };
  }
}
