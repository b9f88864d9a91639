package social.kith.web.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.CircleView;
import social.kith.node.ContactView;
import social.kith.node.DraftView;
import social.kith.node.NewPost;
import social.kith.node.PostView;

/** Posts that were written and put by. */
@Command(
    name = "drafts",
    description =
        "Show the posts that you wrote and put by, or keep, share or discard one. Nobody but you"
            + " knows of them.")
final class DraftsCommand extends UploadingCommand {
  @Parameters(
      paramLabel = "DRAFT",
      arity = "0..1",
      description = "The draft's id, or its start. Without it, all are shown.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--text", paramLabel = "TEXT", description = "Keep a new draft with this text.")
  private String text = "";

  @Option(
      names = {"--photo", "--clip"},
      paramLabel = "FILE",
      arity = "1..*",
      description = "Photos and clips of the new draft, in this order.")
  private List<Path> photos = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Who is to see it: names of contacts and circles, or starts of their ids.")
  private List<String> audience = new ArrayList<>();

  @Option(names = "--share", description = "Share it with those who were chosen, or --to.")
  private boolean share;

  @Option(names = "--discard", description = "Discard it with its photos.")
  private boolean discard;

  @Override
  void check() {
    boolean fresh = !text.isBlank() || !photos.isEmpty();
    if (share && discard) {
      throw usage("Say --share or --discard, not both.");
    }
    if ((share || discard) != id.isPresent()) {
      throw usage("Name a draft and say --share or --discard.");
    }
    if (fresh && id.isPresent()) {
      throw usage("--text and --photo are for a new draft. Leave the id out.");
    }
    if (!audience.isEmpty() && !fresh && !share) {
      throw usage("--to goes with --text, --photo or --share.");
    }
    checkCount(photos);
  }

  @Override
  int run(ApiClient node) {
    if (id.isPresent()) {
      DraftView draft = require(node, id.get());
      return share ? share(node, draft) : discard(node, draft);
    }
    return text.isBlank() && photos.isEmpty() ? all(node) : keep(node);
  }

  private int all(ApiClient node) {
    List<DraftView> drafts = node.list("/drafts", DraftView.class);
    if (json()) {
      return printJson(drafts);
    }
    if (drafts.isEmpty()) {
      print("There is no draft. Keep one with: kith drafts --text TEXT");
    }
    Map<String, String> names = new HashMap<>();
    node.list("/circles", CircleView.class).forEach(it -> names.put(it.id(), it.name()));
    node.list("/contacts", ContactView.class).forEach(it -> names.put(it.id(), it.name()));
    drafts.forEach(draft -> print("%s", describe(draft, names)));
    return Exit.OK;
  }

  private static String describe(DraftView draft, Map<String, String> names) {
    StringBuilder line = new StringBuilder();
    line.append("%s  %s".formatted(shortId(draft), Terminal.time(draft.savedAt())));
    String chosen =
        Stream.concat(draft.circles().stream(), draft.audience().stream())
            .map(id -> Terminal.cleanLine(names.getOrDefault(id, id)))
            .collect(Collectors.joining(", "));
    line.append(chosen.isEmpty() ? "  for nobody yet" : "  for " + chosen);
    if (!draft.photos().isEmpty()) {
      line.append("  %d photos or clips".formatted(draft.photos().size()));
    }
    if (!draft.text().isEmpty()) {
      line.append("\n    ").append(Terminal.clean(draft.text()).replace("\n", "\n    "));
    }
    return line.toString();
  }

  private static String shortId(DraftView draft) {
    return draft.id().substring(0, 8);
  }

  private int keep(ApiClient node) {
    Circles.Audience who = Circles.audience(node, audience);
    DraftView kept =
        upload(
            node,
            photos,
            uploaded -> node.post("/drafts", body(text, uploaded, who), Map.of(), DraftView.class));
    return answer(kept, "Kept. Share it with: kith drafts %s --share".formatted(shortId(kept)));
  }

  private int share(ApiClient node, DraftView draft) {
    List<NewPost.Photo> with =
        draft.photos().stream()
            .map(kept -> new NewPost.Photo(kept.photo().id(), kept.alt()))
            .toList();
    Map<String, Object> body = body(draft.text(), with, audience(node, draft));
    draft.expiresAfterSeconds().ifPresent(seconds -> body.put("expiresAfterSeconds", seconds));
    // The same draft makes one post, however often this is tried.
    Map<String, String> key =
        Map.of("Idempotency-Key", "draft-" + draft.id() + "-" + draft.savedAt().toEpochMilli());
    PostView post = node.post("/posts", body, key, PostView.class);
    node.delete("/drafts/" + draft.id());
    return answer(post, "Shared with %s.".formatted(Posts.names(post.audience())));
  }

  /** Those who are named, or else those who were chosen for it. */
  private Circles.Audience audience(ApiClient node, DraftView draft) {
    if (!audience.isEmpty()) {
      return Circles.audience(node, audience);
    }
    List<String> chosen = new ArrayList<>(draft.circles());
    chosen.addAll(draft.audience());
    if (chosen.isEmpty()) {
      throw CommandException.refused("Nobody was chosen to see it. Name them with --to.");
    }
    return Circles.audience(node, chosen);
  }

  private int discard(ApiClient node, DraftView draft) {
    node.delete("/drafts/" + draft.id());
    return answer(draft, "Discarded.");
  }

  private int answer(Object value, String words) {
    if (json()) {
      return printJson(value);
    }
    print("%s", words);
    return Exit.OK;
  }

  private static Map<String, Object> body(
      String text, List<NewPost.Photo> photos, Circles.Audience who) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", text);
    body.put("photos", photos);
    body.put("audience", who.contacts());
    body.put("circles", who.circles());
    return body;
  }

  private static DraftView require(ApiClient node, String start) {
    List<DraftView> found =
        node.list("/drafts", DraftView.class).stream()
            .filter(draft -> start.length() >= 4 && draft.id().startsWith(start))
            .toList();
    if (found.size() != 1) {
      throw new CommandException(
          found.isEmpty() ? Exit.NOT_FOUND : Exit.REFUSED,
          "%s of your drafts begins with “%s”. Take a longer id from: kith drafts"
              .formatted(found.isEmpty() ? "None" : "More than one", start));
    }
    return found.get(0);
  }
}
