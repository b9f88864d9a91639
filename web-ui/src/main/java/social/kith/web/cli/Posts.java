package social.kith.web.cli;

import java.util.List;
import java.util.stream.Collectors;
import social.kith.node.FeedPage;
import social.kith.node.PhotoView;
import social.kith.node.PostView;

/** Describes posts on a terminal. */
final class Posts {
  private static final int SHOWN_ID_DIGITS = 12;
  private static final int MIN_ID_DIGITS = 4;
  private static final int ID_DIGITS = 64;
  private static final int SEARCHED = 100;

  private Posts() {}

  static String shortId(String postId) {
    return postId.substring(0, SHOWN_ID_DIGITS);
  }

  static String names(List<PostView.PersonView> people) {
    return people.stream().map(p -> Terminal.cleanLine(p.name())).collect(Collectors.joining(", "));
  }

  /** A post as a few lines. */
  static String describe(PostView post) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s  %s  %s"
            .formatted(
                shortId(post.id()),
                Terminal.time(post.createdAt()),
                Terminal.cleanLine(post.authorName())));
    if (post.own()) {
      text.append(
          " to %s, %s"
              .formatted(
                  names(post.audience()),
                  Deliveries.summary(post.deliveries(), post.retractedAt().isPresent())));
    }
    if (post.unread()) {
      text.append(", new");
    }
    if (post.pinnedAt().isPresent()) {
      text.append(", pinned");
    }
    if (post.editedAt().isPresent()) {
      text.append(", edited");
    }
    if (post.retractedAt().isEmpty()) {
      post.expiresAt().ifPresent(at -> text.append(", until ").append(Terminal.time(at)));
    }
    if (post.needsNewerKith()) {
      return text.append("\n    (made by a newer Kith: update to see it)").toString();
    }
    if (!post.text().isEmpty()) {
      text.append("\n    ").append(Terminal.clean(post.text()).replace("\n", "\n    "));
    }
    if (!post.photos().isEmpty()) {
      text.append("\n    ").append(photos(post.photos()));
    }
    String talk = Talk.summary(post.talk());
    return text.append(talk.isEmpty() ? "" : "\n    " + talk).toString();
  }

  private static String photos(List<PhotoView> photos) {
    long here = photos.stream().filter(p -> p.display().complete()).count();
    long clips = photos.stream().filter(p -> p.lengthMs().isPresent()).count();
    boolean one = photos.size() == 1;
    String what = clips == 0 ? "photo" : clips == photos.size() ? "clip" : "photos and clip";
    String where =
        here == photos.size()
            ? "here"
            : one ? "on the way" : here + " of them here, others on the way";
    return "%d %s%s, %s".formatted(photos.size(), what, one ? "" : "s", where);
  }

  /**
   * The post whose id begins so: a whole id, or the start of one among the newest.
   *
   * @throws CommandException if there is none, or more than one
   */
  static PostView require(ApiClient node, String text) {
    if (text.matches("[0-9a-f]{" + ID_DIGITS + "}")) {
      return node.get("/posts/" + text, PostView.class);
    }
    List<PostView> found =
        node.get("/posts?limit=" + SEARCHED, FeedPage.class).posts().stream()
            .filter(p -> text.length() >= MIN_ID_DIGITS && p.id().startsWith(text))
            .toList();
    if (found.size() != 1) {
      throw new CommandException(
          found.isEmpty() ? Exit.NOT_FOUND : Exit.REFUSED,
          "%s of the newest %d posts begins with “%s”. Take a longer id from: kith feed"
              .formatted(found.isEmpty() ? "None" : "More than one", SEARCHED, text));
    }
    return found.get(0);
  }
}
