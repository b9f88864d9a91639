package social.kith.web.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;
import social.kith.node.SafetyNumberView;
import social.kith.web.api.QrCode;

/** Compares safety numbers with a contact, and keeps that they were compared. */
@Command(
    name = "verify",
    description =
        "Show the safety number that you share with a contact, or keep that you compared it.")
final class VerifyCommand extends DataCommand {
  private static final int GROUPS_A_LINE = 4;

  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @ArgGroup private @Nullable Answer answer;

  @Option(names = "--no-qr", description = "Print no QR code.")
  private boolean noQr;

  /** What came out of it. */
  private static final class Answer {
    @Option(names = "--same", description = "You compared it with their screen: it is the same.")
    private boolean same;

    @Option(
        names = "--number",
        paramLabel = "DIGITS",
        description = "The 60 digits on their screen, to be compared by Kith.")
    private Optional<String> number = Optional.empty();

    @Option(
        names = "--qr",
        paramLabel = "FILE",
        description = "A picture of the QR code on their screen, a JPEG or PNG.")
    private Optional<Path> picture = Optional.empty();

    @Option(names = "--undo", description = "Take back that you compared it.")
    private boolean undo;
  }

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    if (answer == null) {
      return show(node, contact);
    }
    ContactView changed = change(node, contact, answer);
    if (json()) {
      return printJson(changed);
    }
    print(
        changed.verifiedAt().isPresent() ? "%s is verified." : "%s is no longer verified.",
        Terminal.cleanLine(changed.name()));
    return Exit.OK;
  }

  private static ContactView change(ApiClient node, ContactView contact, Answer answer) {
    String path = "/contacts/" + contact.id() + "/verification";
    if (answer.undo) {
      node.delete(path);
      return node.get("/contacts/" + contact.id(), ContactView.class);
    }
    Optional<String> theirs =
        answer.number.or(() -> answer.picture.map(file -> PictureFile.readQr(node, file)));
    return node.put(
        path, theirs.map(text -> Map.of("theirs", text)).orElse(Map.of()), ContactView.class);
  }

  private int show(ApiClient node, ContactView contact) {
    SafetyNumberView number =
        node.get("/contacts/" + contact.id() + "/safety-number", SafetyNumberView.class);
    if (json()) {
      return printJson(number);
    }
    String who = Terminal.cleanLine(contact.name());
    print("If %s sees the same number, nobody sits between you:", who);
    print("");
    for (int i = 0; i < number.groups().size(); i += GROUPS_A_LINE) {
      print("  %s", String.join(" ", number.groups().subList(i, i + GROUPS_A_LINE)));
    }
    print("");
    if (!noQr) {
      boolean colours = CommandLine.Help.Ansi.AUTO.enabled();
      out().print(QrCode.of(number.qrText()).terminal(colours));
      out().flush();
    }
    contact
        .verifiedAt()
        .ifPresentOrElse(
            at -> print("You compared it on %s.", Terminal.time(at)),
            () -> print("If it is, say so with: kith verify %s --same", who));
    return Exit.OK;
  }
}
