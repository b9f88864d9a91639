package social.kith.web.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.IceServerView;

/** STUN and TURN servers. */
@Command(
    name = "ice-servers",
    description =
        "Show or change your own STUN and TURN servers, which help links, streams and calls to"
            + " connect. Public STUN servers are asked, too, unless kith settings --public-stun off.")
final class IceServersCommand extends DataCommand {
  @Option(
      names = "--add",
      paramLabel = "URL",
      description = "Use one: stun:example.org:3478, turn:example.org:3478?transport=udp")
  private Optional<String> added = Optional.empty();

  @Option(names = "--user", paramLabel = "NAME", description = "User name of a TURN server.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--credential", paramLabel = "TEXT", description = "Its credential.")
  private Optional<String> credential = Optional.empty();

  @Option(names = "--remove", paramLabel = "URL", description = "Use one no longer.")
  private Optional<String> removed = Optional.empty();

  @Override
  int run(ApiClient node) {
    List<IceServerView> servers = new ArrayList<>(node.list("/ice-servers", IceServerView.class));
    removed.ifPresent(
        url -> {
          if (!servers.removeIf(server -> server.urls().contains(url))) {
            throw CommandException.notFound(
                "No server has the address %s. “kith ice-servers” shows them.".formatted(url));
          }
        });
    added
        .map(url -> new IceServerView(List.of(url), user.orElse(""), credential.orElse("")))
        .ifPresent(servers::add);
    if (Stream.of(added, removed).anyMatch(Optional::isPresent)) {
      node.put("/ice-servers", Map.of("servers", servers), IceServerView[].class);
    }
    if (json()) {
      return printJson(servers);
    }
    if (servers.isEmpty()) {
      print("No server is used. Add one with: kith ice-servers --add stun:example.org:3478");
    }
    servers.forEach(
        server ->
            print(
                "%s%s",
                String.join(" ", server.urls()),
                server.username().isEmpty() ? "" : " as " + server.username()));
    return Exit.OK;
  }
}
