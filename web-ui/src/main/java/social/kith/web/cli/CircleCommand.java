package social.kith.web.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.CircleView;
import social.kith.node.ContactView;

/** Named sets of contacts. */
@Command(
    name = "circle",
    description =
        "Show your circles, or make and change one. Nobody but you knows of them; share with one by:"
            + " kith post --to CIRCLE")
final class CircleCommand extends DataCommand {
  @Parameters(
      paramLabel = "CIRCLE",
      arity = "0..1",
      description = "Name of the circle, or the start of its id. Without it, all are shown.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--make", description = "Make it.")
  private boolean make;

  @Option(names = "--rename", paramLabel = "NAME", description = "Give it this name.")
  private Optional<String> newName = Optional.empty();

  @Option(
      names = "--add",
      paramLabel = "WHO",
      arity = "1..*",
      description = "Put contacts into it.")
  private List<String> added = new ArrayList<>();

  @Option(
      names = "--older-posts",
      description = "Give those who are added what was shared by the circle before.")
  private boolean olderPosts;

  @Option(
      names = "--remove",
      paramLabel = "WHO",
      arity = "1..*",
      description = "Take contacts out of it. They keep what was shared with them.")
  private List<String> removed = new ArrayList<>();

  @Option(names = "--delete", description = "Delete it. Posts and people stay.")
  private boolean delete;

  @Override
  void check() {
    boolean changes =
        make || delete || newName.isPresent() || !added.isEmpty() || !removed.isEmpty();
    if (changes && name.isEmpty()) {
      throw usage("Say which circle.");
    }
    if (olderPosts && added.isEmpty()) {
      throw usage("--older-posts goes with --add.");
    }
  }

  @Override
  int run(ApiClient node) {
    return name.map(wanted -> one(node, wanted)).orElseGet(() -> all(node));
  }

  private int all(ApiClient node) {
    List<CircleView> circles = node.list("/circles", CircleView.class);
    if (json()) {
      return printJson(circles);
    }
    if (circles.isEmpty()) {
      print("There is no circle. Make one with: kith circle Family --make --add NAME");
    }
    circles.forEach(circle -> print("%s", Circles.line(circle)));
    return Exit.OK;
  }

  private int one(ApiClient node, String wanted) {
    List<String> adding = ids(node, added);
    List<String> removing = ids(node, removed);
    CircleView circle =
        make
            ? node.post("/circles", Map.of("name", wanted), Map.of(), CircleView.class)
            : Circles.require(node, wanted);
    String path = "/circles/" + circle.id();
    if (delete) {
      node.delete(path);
      return json() ? printJson(circle) : say("“%s” is deleted.", circle.name());
    }
    if (newName.isPresent()) {
      node.put(path, Map.of("name", newName.get()), CircleView.class);
    }
    for (String id : adding) {
      node.put(path + "/members/" + id, Map.of("olderPosts", olderPosts), CircleView.class);
    }
    removing.forEach(id -> node.delete(path + "/members/" + id));
    CircleView now = node.get(path, CircleView.class);
    return json() ? printJson(now) : say("%s", Circles.line(now));
  }

  private static List<String> ids(ApiClient node, List<String> names) {
    List<ContactView> contacts =
        names.isEmpty() ? List.of() : node.list("/contacts", ContactView.class);
    return names.stream().map(it -> People.require(contacts, it.strip()).id()).toList();
  }

  private int say(String format, String value) {
    print(format, value);
    return Exit.OK;
  }
}
