package social.kith.web.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.BrokerView;
import social.kith.node.BrokerWish;

/** MQTT brokers. */
@Command(
    name = "brokers",
    description =
        "Show or change the MQTT brokers through which contacts who moved are found. There are none"
            + " but those that you choose. “kith brokers add mqtts://example.org:8883”, “kith"
            + " brokers remove mqtts://example.org:8883”.")
final class BrokersCommand extends DataCommand {
  private static final int MAX_CERTIFICATE_BYTES = 32 * 1024;

  /** What is done. */
  enum Act {
    LIST,
    ADD,
    REMOVE
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "list|add|remove",
      description = "What to do; list if it is left out.")
  private Act act = Act.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ADDRESS",
      description =
          "mqtts://host:port; mqtt://host:port without TLS, where whoever listens sees the topics.")
  private Optional<String> address = Optional.empty();

  @Option(names = "--user", paramLabel = "NAME", description = "User name at the broker.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--password",
      description = "Ask for a password, or read it from a line of standard input.")
  private boolean withPassword;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PEM file of the authority that vouches for the broker, and of no other.")
  private Optional<Path> certificate = Optional.empty();

  @Override
  void check() {
    if (act != Act.LIST && address.isEmpty()) {
      throw usage("Say which broker: mqtts://host:port");
    }
    if (act == Act.LIST && address.isPresent()) {
      throw usage("Say what to do with it: kith brokers add ADDRESS, or remove.");
    }
  }

  @Override
  int run(ApiClient node) {
    List<BrokerView> brokers = node.list("/brokers", BrokerView.class);
    if (act != Act.LIST) {
      List<BrokerWish> wished = act == Act.ADD ? with(brokers) : without(brokers);
      brokers = List.of(node.put("/brokers", Map.of("brokers", wished), BrokerView[].class));
    }
    if (json()) {
      return printJson(brokers);
    }
    if (brokers.isEmpty()) {
      print("No broker is used. Add one with: kith brokers add mqtts://example.org:8883");
    }
    brokers.forEach(broker -> print("%s", line(broker)));
    return Exit.OK;
  }

  private List<BrokerWish> with(List<BrokerView> brokers) {
    Optional<String> password =
        withPassword ? Optional.of(new PassphraseInput().ask("Password")) : Optional.empty();
    List<BrokerWish> wished = new ArrayList<>(same(brokers));
    wished.add(
        new BrokerWish(
            address.orElseThrow(), user, password, certificate.map(BrokersCommand::read)));
    return wished;
  }

  private List<BrokerWish> without(List<BrokerView> brokers) {
    List<BrokerView> left =
        brokers.stream().filter(broker -> !broker.address().equals(address.orElseThrow())).toList();
    if (left.size() == brokers.size()) {
      throw CommandException.notFound(
          "No broker has the address %s. “kith brokers” shows them."
              .formatted(address.orElseThrow()));
    }
    return same(left);
  }

  /** Their passwords stay as they are. */
  private static List<BrokerWish> same(List<BrokerView> brokers) {
    return brokers.stream()
        .map(
            it ->
                new BrokerWish(
                    it.address(),
                    Optional.of(it.user()),
                    Optional.empty(),
                    Optional.of(it.certificate())))
        .toList();
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_CERTIFICATE_BYTES) {
        throw CommandException.refused(file + " is too long for a certificate. Choose another.");
      }
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw CommandException.refused(file + " cannot be read. Choose a PEM file.");
    }
  }

  private static String line(BrokerView broker) {
    String state =
        switch (broker.state()) {
          case IDLE -> "at rest, since nobody is looked for";
          case TRYING -> "being tried";
          case CONNECTED -> "connected";
          case REFUSED -> "refused";
        };
    return broker.address()
        + (broker.user().isEmpty() ? "" : " as " + broker.user())
        + ": "
        + state
        + (broker.problem().isEmpty() ? "" : ". " + broker.problem())
        + (broker.address().startsWith("mqtt:") ? " (not encrypted: others see the topics)" : "");
  }
}
