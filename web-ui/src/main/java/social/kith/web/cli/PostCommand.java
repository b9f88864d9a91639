package social.kith.web.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.DraftPhotoView;
import social.kith.node.NewPost;
import social.kith.node.PostView;

/** Shares something with chosen people. */
@Command(name = "post", description = "Share text and photos with the people you name.")
final class PostCommand extends DataCommand {
  private static final int MAX_PHOTOS = 100;

  @Option(names = "--text", paramLabel = "TEXT", description = "What to say.")
  private String text = "";

  @Option(
      names = "--photo",
      paramLabel = "FILE",
      arity = "1..*",
      description = "A JPEG, PNG, WebP or GIF; several in this order.")
  private List<Path> photos = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "NAME",
      required = true,
      arity = "1..*",
      description = "Who sees it: names of contacts and circles, or starts of their ids.")
  private List<String> audience = new ArrayList<>();

  @Option(
      names = "--keep-metadata",
      description = "Leave in the photos what the camera wrote, also where they were taken.")
  private boolean keepMetadata;

  @Override
  int run(ApiClient node) {
    if (text.isBlank() && photos.isEmpty()) {
      throw usage("Nothing to share: give --text, --photo or both.");
    }
    if (photos.size() > MAX_PHOTOS) {
      throw usage("A post has at most %d photos.".formatted(MAX_PHOTOS));
    }
    PostView post = share(node, Circles.audience(node, audience));
    if (json()) {
      return printJson(post);
    }
    print("Shared with %s.", Posts.names(post.audience()));
    print("How far it is: kith deliveries %s", Posts.shortId(post.id()));
    return Exit.OK;
  }

  private PostView share(ApiClient node, Circles.Audience who) {
    List<NewPost.Photo> drafts = new ArrayList<>();
    try {
      for (Path photo : photos) {
        DraftPhotoView draft =
            node.upload(
                "/photos?keepMetadata=" + keepMetadata,
                PictureFile.requireReadable(photo),
                PictureFile.mediaType(photo),
                DraftPhotoView.class);
        drafts.add(new NewPost.Photo(draft.id(), ""));
        if (draft.firstOfAnimation() && !json()) {
          err().println("Of " + photo.getFileName() + " only the first picture is shared");
        }
        if (draft.locationRemoved() && !json()) {
          err().println("The place was removed from " + photo.getFileName());
        }
      }
      return node.post(
          "/posts",
          Map.of(
              "text", text, "photos", drafts, "audience", who.contacts(), "circles", who.circles()),
          Map.of("Idempotency-Key", UUID.randomUUID().toString()),
          PostView.class);
    } catch (CommandException e) {
      discard(node, drafts);
      throw e;
    }
  }

  private static void discard(ApiClient node, List<NewPost.Photo> drafts) {
    for (NewPost.Photo draft : drafts) {
      try {
        node.delete("/photos/" + draft.draftId());
      } catch (CommandException e) {
        // The first refusal is the one to tell; the node forgets drafts by itself.
        return;
      }
    }
  }
}
