package social.kith.web.cli;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.NewPost;
import social.kith.node.PostView;

/** Shares something with chosen people. */
@Command(name = "post", description = "Share text, photos and clips with the people you name.")
final class PostCommand extends UploadingCommand {
  @Option(names = "--text", paramLabel = "TEXT", description = "What to say.")
  private String text = "";

  @Option(
      names = {"--photo", "--clip"},
      paramLabel = "FILE",
      arity = "1..*",
      description = "A JPEG, PNG, WebP or GIF, or an MP4 or WebM clip; several in this order.")
  private List<Path> photos = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "NAME",
      required = true,
      arity = "1..*",
      description = "Who sees it: names of contacts and circles, or starts of their ids.")
  private List<String> audience = new ArrayList<>();

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "After this time every node deletes it: 12h, 1d, 2w. Default: never.")
  private Optional<String> expires = Optional.empty();

  @Override
  int run(ApiClient node) {
    if (text.isBlank() && photos.isEmpty()) {
      throw usage("Nothing to share: give --text, --photo, --clip or several of them.");
    }
    checkCount(photos);
    Optional<Long> seconds = expires.map(this::seconds);
    PostView post = share(node, Circles.audience(node, audience), seconds);
    if (json()) {
      return printJson(post);
    }
    print("Shared with %s.", Posts.names(post.audience()));
    print("How far it is: kith deliveries %s", Posts.shortId(post.id()));
    return Exit.OK;
  }

  private long seconds(String time) {
    if (!time.matches("[0-9]{1,4}[hdw]")) {
      throw usage("“%s” is no time. Give hours, days or weeks: 12h, 1d, 2w.".formatted(time));
    }
    long count = Long.parseLong(time.substring(0, time.length() - 1));
    ChronoUnit unit =
        switch (time.charAt(time.length() - 1)) {
          case 'h' -> ChronoUnit.HOURS;
          case 'd' -> ChronoUnit.DAYS;
          default -> ChronoUnit.WEEKS;
        };
    return count * unit.getDuration().toSeconds();
  }

  private PostView share(ApiClient node, Circles.Audience who, Optional<Long> seconds) {
    return upload(
        node,
        photos,
        drafts ->
            node.post(
                "/posts",
                body(drafts, who, seconds),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                PostView.class));
  }

  private Map<String, Object> body(
      List<NewPost.Photo> drafts, Circles.Audience who, Optional<Long> seconds) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", text);
    body.put("photos", drafts);
    body.put("audience", who.contacts());
    body.put("circles", who.circles());
    seconds.ifPresent(s -> body.put("expiresAfterSeconds", s));
    return body;
  }
}
