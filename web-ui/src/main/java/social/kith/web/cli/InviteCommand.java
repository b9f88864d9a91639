package social.kith.web.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.ContactView;
import social.kith.node.InviteView;
import social.kith.web.api.QrCode;

/** Makes an invite. */
@Command(
    name = "invite",
    description = "Make an invite for one person: a code to send or to show as a QR code.")
final class InviteCommand extends DataCommand {
  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "15",
      description = "How long it can be used, 1 to 1440. Default: ${DEFAULT-VALUE}.")
  private int minutes;

  @Option(
      names = "--for",
      paramLabel = "NAME",
      description = "For a contact who has a new key or device: what you shared stays theirs.")
  private Optional<String> contact = Optional.empty();

  @Option(
      names = "--reply",
      paramLabel = "CODE",
      description = "Make none: somebody cannot reach you, and sent you this reply to an open one.")
  private Optional<String> reply = Optional.empty();

  @Option(names = "--wait", description = "Wait until it is used and show the code to compare.")
  private boolean wait;

  @Option(names = "--no-qr", description = "Print no QR code.")
  private boolean noQr;

  @Override
  int run(ApiClient node) {
    if (reply.isPresent()) {
      return dial(node, reply.get());
    }
    Map<String, Object> request = new HashMap<>(Map.of("validMinutes", minutes));
    contact.ifPresent(name -> request.put("contactId", People.require(node, name).id()));
    InviteView invite = node.post("/invites", request, InviteView.class);
    if (json()) {
      printJson(invite);
    } else {
      show(invite);
    }
    return wait ? awaitUse(node, invite.id()) : Exit.OK;
  }

  private int dial(ApiClient node, String code) {
    InviteView invite = node.post("/invites/reply", Map.of("reply", code), InviteView.class);
    if (json()) {
      printJson(invite);
    } else {
      print("Their node is dialled now, too.");
    }
    return wait ? awaitUse(node, invite.id()) : Exit.OK;
  }

  private void show(InviteView invite) {
    String code = invite.code().orElseThrow();
    print("Give this to one person, by a way that only the two of you read.");
    print("It can be used once, within %s.", minutes == 1 ? "a minute" : minutes + " minutes");
    print("");
    print("%s", code);
    print("");
    if (!noQr) {
      out().print(QrCode.of(code).terminal(CommandLine.Help.Ansi.AUTO.enabled()));
      out().flush();
    }
  }

  private int awaitUse(ApiClient node, String id) {
    Optional<InviteView> closed =
        Waiting.until(
            node,
            "invite",
            () ->
                node.list("/invites", InviteView.class).stream()
                    .filter(i -> i.id().equals(id) && i.state() != InviteView.State.OPEN)
                    .findFirst());
    InviteView invite = closed.orElseThrow(CommandException::stopped);
    String user =
        invite
            .usedBy()
            .orElseThrow(() -> CommandException.refused("Nobody used the invite. Make a new one."));
    ContactView met =
        People.find(node, user)
            .orElseThrow(() -> CommandException.refused("Whoever used the invite was removed."));
    if (json()) {
      return printJson(met);
    }
    if (met.keyChange().isPresent()) {
      print("%s", People.keyChangeWords(met));
      return Exit.OK;
    }
    print("%s used it. Your code is %s.", Terminal.cleanLine(met.name()), met.pairingCode());
    if (met.state() == ContactView.State.CONFIRMED) {
      return Exit.OK;
    }
    print("If their screen shows the same: kith confirm %s", user.substring(0, 8));
    print("If not: kith remove %s", user.substring(0, 8));
    return Exit.OK;
  }
}
