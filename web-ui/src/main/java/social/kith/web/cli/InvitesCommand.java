package social.kith.web.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.InviteView;

/** The invites of this node. */
@Command(name = "invites", description = "List your invites, or take one back.")
final class InvitesCommand extends DataCommand {
  @Option(names = "--cancel", paramLabel = "ID", description = "Take this invite back.")
  private String cancelled = "";

  @Override
  int run(ApiClient node) {
    if (!cancelled.isEmpty()) {
      node.delete("/invites/" + cancelled);
    }
    List<InviteView> invites = node.list("/invites", InviteView.class);
    if (json()) {
      return printJson(invites);
    }
    for (InviteView invite : invites) {
      print(
          "%s  %-9s until %s",
          invite.id(),
          invite.state().name().toLowerCase(Locale.ROOT),
          Terminal.time(invite.expiresAt()));
    }
    return Exit.OK;
  }
}
