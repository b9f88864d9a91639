package social.kith.web.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.AttemptView;
import social.kith.node.CandidatesView;
import social.kith.node.ContactView;
import social.kith.node.PathView;
import social.kith.node.TriedView;

/** How one contact is reached, or why not. */
@Command(
    name = "path",
    description = "Show how a contact is reached, or why not and what would help.")
final class PathCommand extends DataCommand {
  @Parameters(paramLabel = "NAME", description = "Name of the contact, or the start of its id.")
  private String name = "";

  @Override
  int run(ApiClient node) {
    ContactView contact = People.require(node, name);
    PathView path = node.get("/contacts/" + contact.id() + "/path", PathView.class);
    return json() ? printJson(path) : show(contact, path);
  }

  private int show(ContactView contact, PathView path) {
    print(
        "%s: %s since %s",
        Terminal.cleanLine(contact.name()),
        People.words(path.state()),
        Terminal.time(path.since()));
    print("  %s", path.words());
    path.roundTripMs()
        .ifPresent(ms -> print("  Round trip: %s", ms == 0 ? "under 1 ms" : ms + " ms"));
    path.candidates().ifPresent(ends -> print("  Ends: %s", words(ends)));
    print(
        "  Bytes since the start: %,d to them, %,d from them",
        path.bytesSent(), path.bytesReceived());
    path.linkPort().ifPresent(port -> print("  UDP port: %d", port));
    for (AttemptView attempt : path.attempts()) {
      print("  %s", line(attempt));
    }
    return Exit.OK;
  }

  private static String words(CandidatesView ends) {
    return "%s here, %s there, over %s"
        .formatted(words(ends.own()), words(ends.theirs()), ends.protocol());
  }

  private static String words(CandidatesView.Kind kind) {
    return switch (kind) {
      case HOST -> "an own address";
      case SRFLX -> "what a STUN server saw";
      case PRFLX -> "what the other side saw";
      case RELAY -> "a TURN server";
    };
  }

  /** One attempt, or several alike. */
  static String line(AttemptView attempt) {
    String when = Terminal.time(attempt.firstAt());
    if (attempt.times() > 1) {
      when += " to %s, %d times".formatted(Terminal.time(attempt.lastAt()), attempt.times());
    }
    String tried =
        attempt.tried().stream().map(PathCommand::words).collect(Collectors.joining(", "));
    String until =
        attempt.outcome() == AttemptView.Outcome.LOST
            ? attempt.endedAt().map(at -> " (until %s)".formatted(Terminal.time(at))).orElse("")
            : "";
    return "%s%s%s: %s"
        .formatted(when, until, tried.isEmpty() ? "" : ", " + tried, attempt.words());
  }

  private static String words(TriedView tried) {
    String source =
        switch (tried.source()) {
          case INVITE -> "from the invite";
          case LAST_SESSION -> "from the last session";
          case CONTACT -> "through another contact";
          case LOCAL_NETWORK -> "on the local network";
          case BROKER -> "through a broker";
          case HOST_NAME -> "of their host name";
        };
    return (tried.addresses() == 1 ? "1 address " : tried.addresses() + " addresses ") + source;
  }
}
