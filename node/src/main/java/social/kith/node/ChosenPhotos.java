package social.kith.node;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.Post;

/** Checks which draft photos a person wants in a post. Any thread. */
final class ChosenPhotos {
  private final PhotoShelf shelf;

  ChosenPhotos(PhotoShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The photos, as they stand in a post.
   *
   * @param before how many it has already
   * @throws KithException TOO_LARGE if these are too many or a description is too long, INVALID if
   *     one is gone or chosen twice
   */
  List<Post.Photo> require(List<NewPost.Photo> wished, int before) {
    if (before + wished.size() > Post.MAX_PHOTOS) {
      throw tooMany();
    }
    Set<String> once = new LinkedHashSet<>();
    List<Post.Photo> photos = new ArrayList<>();
    for (NewPost.Photo photo : wished) {
      String alt = photo.alt().strip();
      if (alt.codePointCount(0, alt.length()) > Post.MAX_ALT_CHARS) {
        throw new KithException(
            KithException.Kind.TOO_LARGE,
            "A description has at most 1,500 characters. Shorten it.");
      }
      if (!once.add(photo.draftId())) {
        throw invalid("The same photo is in the post twice. Remove one.");
      }
      photos.add(
          shelf
              .find(photo.draftId())
              .orElseThrow(() -> invalid("A photo of the post is gone. Add it again."))
              .photo()
              .withAlt(alt));
    }
    return List.copyOf(photos);
  }

  static KithException tooMany() {
    return new KithException(
        KithException.Kind.TOO_LARGE,
        "A post has at most 100 photos. Remove some, or make two posts.");
  }

  private static KithException invalid(String message) {
    return new KithException(KithException.Kind.INVALID, message);
  }
}
