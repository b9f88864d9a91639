package social.kith.web.cli;

import picocli.CommandLine.Command;

/** Signs browsers out. */
@Command(name = "sign-out", description = "Sign out every browser that has opened the page.")
final class SignOutCommand extends ClientCommand {
  @Override
  int run(ApiClient node) {
    node.delete("/sessions");
    print("Every browser is signed out. A new link: kith link");
    return Exit.OK;
  }
}
