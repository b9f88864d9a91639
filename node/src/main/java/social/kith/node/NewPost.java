package social.kith.node;

import java.util.List;
import java.util.Optional;

/**
 * A post to be shared.
 *
 * @param text at most 20,000 characters; may be empty if there are photos
 * @param photos at most 100, in order
 * @param audience contact ids; at least one, each a confirmed contact
 * @param circles ids of circles by which it is shared; all of them who can be chosen are in the
 *     audience
 * @param expiresAfterSeconds how long it is there; empty for as long as nobody deletes it
 * @param requestKey the same key twice gives the first answer and no second post; at most 100
 *     characters
 */
public record NewPost(
    String text,
    List<Photo> photos,
    List<String> audience,
    List<String> circles,
    Optional<Long> expiresAfterSeconds,
    Optional<String> requestKey) {
  /**
   * A draft photo as part of a post.
   *
   * @param draftId from {@link DraftPhotoView#id()}
   * @param alt description for those who do not see it, at most 1,500 characters; may be empty
   */
  public record Photo(String draftId, String alt) {}
}
