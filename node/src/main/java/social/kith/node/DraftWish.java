package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * A post to be put by.
 *
 * @param text at most 20,000 characters; may be empty if there are photos
 * @param photos at most 100, in order
 * @param audience contact ids; may be empty
 * @param circles ids of circles; may be empty
 * @param expiresAfterSeconds how long the post is to be there
 */
public record DraftWish(
    String text,
    List<NewPost.Photo> photos,
    List<String> audience,
    List<String> circles,
    Optional<Long> expiresAfterSeconds) {
  /** Shows no words. */
  @Override
  public String toString() {
    return "DraftWish[" + photos.size() + " photos]";
  }
}
