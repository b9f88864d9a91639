package social.kith.web.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ProfileView;

/** The person's own name. */
@Command(name = "name", description = "Show or set the name that your contacts see.")
final class NameCommand extends DataCommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The new name.")
  private Optional<String> name = Optional.empty();

  @Override
  int run(ApiClient node) {
    ProfileView profile =
        name.map(n -> node.put("/profile", Map.of("name", n), ProfileView.class))
            .orElseGet(() -> node.get("/profile", ProfileView.class));
    if (json()) {
      return printJson(profile);
    }
    print("%s", Terminal.cleanLine(profile.name().orElse("(no name yet: kith name YOURS)")));
    return Exit.OK;
  }
}
