package social.kith.web.cli;

import picocli.CommandLine.Command;
import social.kith.web.api.LaunchLink;

/** Signs a browser in. */
@Command(
    name = "link",
    description = "Print a link that opens the page, signed in. It works once, for a minute.")
final class LinkCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    LaunchLink link = node.post("/links", LaunchLink.class);
    if (json()) {
      return printJson(link);
    }
    print("%s", link.url());
    print("%s   (if your browser does not know the first)", link.loopbackUrl());
    return Exit.OK;
  }
}
