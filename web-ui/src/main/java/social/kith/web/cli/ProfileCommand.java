package social.kith.web.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.kith.node.DraftPhotoView;
import social.kith.node.ProfileView;

/** What the person says about themselves. */
@Command(
    name = "profile",
    description = "Show or change what your contacts see of you: name, line of text, picture.")
final class ProfileCommand extends DataCommand {
  private static final String PICTURE = "/profile/picture";

  @Option(names = "--name", paramLabel = "NAME", description = "1 to 60 characters.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--line", paramLabel = "TEXT", description = "At most 160; empty for none.")
  private Optional<String> line = Optional.empty();

  @ArgGroup private Picture picture = new Picture();

  /** What becomes of the picture. */
  static final class Picture {
    @Option(
        names = "--picture",
        paramLabel = "FILE",
        description = "A JPEG, PNG, WebP or GIF: its middle.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--no-picture", description = "Have none.")
    private boolean none;
  }

  @Override
  int run(ApiClient node) {
    change(node);
    ProfileView profile = node.get("/profile", ProfileView.class);
    if (json()) {
      return printJson(profile);
    }
    print("%s", Terminal.cleanLine(profile.name().orElse("(no name yet: kith name YOURS)")));
    print("%s", profile.line().isEmpty() ? "(no line)" : Terminal.cleanLine(profile.line()));
    print("%s", profile.picture().isPresent() ? "With a picture" : "(no picture)");
    return Exit.OK;
  }

  private void change(ApiClient node) {
    Map<String, String> texts = new LinkedHashMap<>();
    name.ifPresent(text -> texts.put("name", text));
    line.ifPresent(text -> texts.put("line", text));
    if (!texts.isEmpty()) {
      node.put("/profile", texts, ProfileView.class);
    }
    picture.file.ifPresent(file -> setPicture(node, file));
    if (picture.none) {
      node.delete(PICTURE);
    }
  }

  private static void setPicture(ApiClient node, Path file) {
    Path readable = PictureFile.requireReadable(file);
    DraftPhotoView draft =
        node.upload("/photos", readable, PictureFile.mediaType(file), DraftPhotoView.class);
    node.put(PICTURE, Map.of("photo", draft.id()), ProfileView.class);
  }
}
