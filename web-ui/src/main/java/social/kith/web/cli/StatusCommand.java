package social.kith.web.cli;

import picocli.CommandLine.Command;
import social.kith.node.ContactView;
import social.kith.node.StatusView;

/** How the node is doing. */
@Command(name = "status", description = "Show how the node and its links are doing.")
final class StatusCommand extends DataCommand {
  @Override
  int run(ApiClient node) {
    StatusView status = node.get("/status", StatusView.class);
    if (json()) {
      return printJson(status);
    }
    print(
        "%s, Kith %s, running since %s",
        Terminal.cleanLine(status.profile().name().orElse("(no name yet: open the page)")),
        status.version(),
        Terminal.time(status.startedAt()));
    print("Folder:   %s", status.home());
    print("Posts:    %d, %d of them new", status.posts(), status.unread());
    print("Notices:  %d new", status.unseenNotices());
    print("Contacts: %d", status.contacts().size());
    for (ContactView contact : status.contacts()) {
      print("  %s", People.line(contact));
    }
    status.problems().forEach(problem -> print("Problem:  %s", problem));
    return Exit.OK;
  }
}
