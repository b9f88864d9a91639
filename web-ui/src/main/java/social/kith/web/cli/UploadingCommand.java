package social.kith.web.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;
import social.kith.node.DraftPhotoView;
import social.kith.node.NewPost;

/** A command that brings photos and clips to the node first. */
abstract class UploadingCommand extends DataCommand {
  private static final int MAX_PHOTOS = 100;

  @Option(
      names = "--keep-metadata",
      description = "Leave in photos and clips what the camera wrote, also where they were taken.")
  private boolean keepMetadata;

  /** Refuses more photos than a post may have. */
  final void checkCount(List<Path> photos) {
    if (photos.size() > MAX_PHOTOS) {
      throw usage("A post has at most %d photos.".formatted(MAX_PHOTOS));
    }
  }

  /**
   * Uploads photos and uses them; they go from the node if that is refused.
   *
   * @throws CommandException if one is refused, or what they are used for is
   */
  final <T> T upload(ApiClient node, List<Path> photos, Function<List<NewPost.Photo>, T> use) {
    List<NewPost.Photo> drafts = new ArrayList<>();
    try {
      photos.forEach(photo -> drafts.add(upload(node, photo)));
      return use.apply(drafts);
    } catch (CommandException e) {
      discard(node, drafts);
      throw e;
    }
  }

  private NewPost.Photo upload(ApiClient node, Path photo) {
    DraftPhotoView draft =
        node.upload(
            "/photos?keepMetadata=" + keepMetadata,
            PictureFile.requireReadable(photo),
            PictureFile.mediaType(photo),
            DraftPhotoView.class);
    if (draft.firstOfAnimation() && !json()) {
      err().println("Of " + photo.getFileName() + " only the first picture is shared");
    }
    if (draft.locationRemoved() && !json()) {
      err().println("The place was removed from " + photo.getFileName());
    }
    return new NewPost.Photo(draft.id(), "");
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
