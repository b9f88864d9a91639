package social.kith.web.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.kith.node.ContactView;
import social.kith.node.LivePersonView;
import social.kith.node.LiveRoomView;
import social.kith.node.LiveView;

/** Streams and calls; taking part in them needs the page. */
@Command(
    name = "live",
    description = "Show what is live, end a stream of yours, let a viewer go, or decline a call.")
final class LiveCommand extends DataCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WHAT",
      defaultValue = "list",
      description = {
        "list: what is live now. This is the default.",
        "stop: end a stream or a call of yours.",
        "remove: let somebody see a stream no longer.",
        "decline: decline a call."
      })
  private String what = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The start of its id.")
  private Optional<String> id = Optional.empty();

  @Parameters(index = "2", arity = "0..1", paramLabel = "WHO", description = "Whom to remove.")
  private Optional<String> who = Optional.empty();

  @Override
  void check() {
    if (!List.of("list", "stop", "remove", "decline").contains(what)) {
      throw usage("Say list, stop, remove or decline, not “" + what + "”.");
    }
    if (!what.equals("list") && id.isEmpty()) {
      throw usage("Say which: “kith live” shows the ids.");
    }
    if (what.equals("remove") && who.isEmpty()) {
      throw usage("Say whom.");
    }
  }

  @Override
  int run(ApiClient node) {
    List<LiveRoomView> rooms = node.get("/live", LiveView.class).rooms();
    if (what.equals("list")) {
      return list(rooms);
    }
    LiveRoomView room = require(rooms);
    String path = "/live/" + room.id();
    switch (what) {
      case "stop" -> node.delete(path);
      case "decline" -> node.post(path + "/decline", LiveView.class);
      default -> {
        List<ContactView> contacts = node.list("/contacts", ContactView.class);
        node.delete(path + "/audience/" + People.require(contacts, who.orElseThrow()).id());
      }
    }
    return list(node.get("/live", LiveView.class).rooms());
  }

  private int list(List<LiveRoomView> rooms) {
    if (json()) {
      return printJson(rooms);
    }
    if (rooms.isEmpty()) {
      print("Nothing is live. Go live on the page.");
    }
    rooms.forEach(room -> print("%s", line(room)));
    return Exit.OK;
  }

  private LiveRoomView require(List<LiveRoomView> rooms) {
    String start = id.orElseThrow();
    List<LiveRoomView> found = rooms.stream().filter(room -> room.id().startsWith(start)).toList();
    if (found.size() != 1) {
      throw CommandException.notFound(
          found.isEmpty()
              ? "Nothing live has an id that begins with “%s”.".formatted(start)
              : "Several ids begin with “%s”. Write more of it.".formatted(start));
    }
    return found.get(0);
  }

  private static String line(LiveRoomView room) {
    String kind =
        switch (room.kind()) {
          case STREAM -> "stream";
          case CAMERA -> "camera";
          case CALL -> room.ringing() ? "call, ringing" : "call";
        };
    String title = room.title().isEmpty() ? "" : " “" + room.title() + "”";
    List<String> there =
        room.present().stream()
            .filter(one -> one.contactId().isPresent())
            .map(LivePersonView::name)
            .toList();
    String present = there.isEmpty() ? "" : ", there: " + String.join(", ", there);
    return "%s  %s of %s%s%s"
        .formatted(
            room.id().substring(0, 8),
            kind,
            room.own() ? "yours" : room.hostName(),
            title,
            present);
  }
}
