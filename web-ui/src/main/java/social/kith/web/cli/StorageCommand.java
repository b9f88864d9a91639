package social.kith.web.cli;

import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.StorageBudget;
import social.kith.node.StorageView;

/** What takes how much of the disk. */
@Command(
    name = "storage",
    description = {
      "Show what takes how much of the disk, or limit what originals of other people's photos may"
          + " take. Text, previews and photos of display size always stay, and everything of your"
          + " own; an original that made room comes again from its author when you ask for it."
    })
final class StorageCommand extends DataCommand {
  @Option(
      names = "--originals",
      paramLabel = "SIZE",
      description = "The most they may take together, as in 500MB or 20GB; all for no limit.")
  private Optional<String> originals = Optional.empty();

  @Option(names = "--first", paramLabel = "oldest|biggest", description = "Which make room first.")
  private Optional<StorageBudget.First> first = Optional.empty();

  @Override
  int run(ApiClient node) {
    StorageView view = node.get("/storage", StorageView.class);
    if (originals.isPresent() || first.isPresent()) {
      StorageBudget budget = view.budget();
      StorageBudget wished =
          new StorageBudget(
              originals.map(StorageCommand::size).orElse(budget.originalsBytes()),
              first.orElse(budget.first()));
      view = node.put("/storage/budget", wished, StorageView.class);
    }
    if (json()) {
      return printJson(view);
    }
    show(view);
    return Exit.OK;
  }

  private static Optional<Long> size(String text) {
    return Optional.of(Sizes.parse(text)).filter(bytes -> bytes < Sizes.ALL);
  }

  private void show(StorageView view) {
    print("%-24s %12s %12s %12s", "", "posts", "photos", "originals");
    line("Yours", view.own());
    view.contacts().forEach(contact -> line(Terminal.cleanLine(contact.name()), contact.use()));
    StorageView.Use others = view.others();
    if (others.postBytes() + others.displayBytes() + others.originalBytes() > 0) {
      line("Former contacts", others);
    }
    print(
        "On the disk: kith.db %s, photos.db %s", mb(view.databaseBytes()), mb(view.photosBytes()));
    print(
        "Originals of others: %s, %s make room first",
        view.budget().originalsBytes().map(most -> "at most " + mb(most)).orElse("no limit"),
        view.budget().first() == StorageBudget.First.BIGGEST ? "the biggest" : "the oldest");
    if (!view.complete()) {
      print("Older posts are still being counted since the start: ask again in a moment.");
    }
  }

  private void line(String who, StorageView.Use use) {
    print(
        "%-24s %12s %12s %12s",
        who, mb(use.postBytes()), mb(use.displayBytes()), mb(use.originalBytes()));
  }

  private static String mb(long bytes) {
    return String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
