package social.kith.web.cli;

import java.util.Map;
import picocli.CommandLine.Command;

/** Signs browsers out. */
@Command(name = "sign-out", description = "Sign out every browser that has opened the page.")
final class SignOutCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    node.delete("/sessions");
    if (json()) {
      return printJson(Map.of("signedOut", true));
    }
    print("Every browser is signed out. A new link: kith link");
    return Exit.OK;
  }
}
