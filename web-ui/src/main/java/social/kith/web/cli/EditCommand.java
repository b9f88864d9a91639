package social.kith.web.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.kith.node.NewPost;
import social.kith.node.PostView;
import social.kith.node.RevisionView;

/** Another text or further photos for an own post, and all texts of any post. */
@Command(
    name = "edit",
    description =
        "Give a post of yours another text or further photos, or show all texts that a post had.")
final class EditCommand extends UploadingCommand {
  @Parameters(paramLabel = "POST", description = "The post's id, or its start (see kith feed).")
  private String post = "";

  @Option(names = "--text", paramLabel = "TEXT", description = "What it is to say.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = {"--add-photo", "--add-clip"},
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "A JPEG, PNG, WebP or GIF that follows those it has; several in this order.",
        "Without --text and --add-photo, all texts are shown."
      })
  private List<Path> photos = new ArrayList<>();

  @Override
  int run(ApiClient node) {
    checkCount(photos);
    String path = "/posts/" + Posts.require(node, post).id();
    if (photos.isEmpty()) {
      return text.map(it -> edited(change(node, path, it))).orElseGet(() -> show(node, path));
    }
    return edited(upload(node, photos, drafts -> add(node, path, drafts)));
  }

  private static PostView change(ApiClient node, String path, String wished) {
    return node.put(path + "/text", Map.of("text", wished), PostView.class);
  }

  private PostView add(ApiClient node, String path, List<NewPost.Photo> drafts) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("photos", drafts);
    text.ifPresent(wished -> body.put("text", wished));
    return node.post(
        path + "/photos",
        body,
        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
        PostView.class);
  }

  private int edited(PostView edited) {
    if (json()) {
      return printJson(edited);
    }
    print("Edited for %s.", Posts.names(edited.audience()));
    return Exit.OK;
  }

  private int show(ApiClient node, String path) {
    List<RevisionView> revisions = node.list(path + "/revisions", RevisionView.class);
    if (json()) {
      return printJson(revisions);
    }
    revisions.forEach(
        it ->
            print(
                "%s%s%n    %s",
                Terminal.time(it.at()),
                photos(it.photos()),
                Terminal.clean(it.text()).replace("\n", "\n    ")));
    return Exit.OK;
  }

  private static String photos(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> ", with a photo";
      default -> ", with %d photos".formatted(count);
    };
  }
}
