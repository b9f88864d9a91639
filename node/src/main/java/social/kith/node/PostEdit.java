package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * A change of an own post.
 *
 * @param text what it says from now on, at most 20,000 characters; empty for what it says already
 * @param photos that follow those it has; at most 100 with these
 * @param requestKey the same key twice makes one change; at most 100 characters
 */
public record PostEdit(
    Optional<String> text, List<NewPost.Photo> photos, Optional<String> requestKey) {
  /** Another text and nothing else. */
  public static PostEdit text(String text) {
    return new PostEdit(Optional.of(text), List.of(), Optional.empty());
  }
}
