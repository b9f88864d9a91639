package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post that was written and put by. Nobody else hears of it.
 *
 * @param id 32 hexadecimal digits
 * @param text may be empty if there are photos
 * @param photos in their order
 * @param audience contact ids; who is no contact any more may be among them
 * @param circles ids of circles; likewise
 * @param expiresAfterSeconds how long the post is to be there
 * @param savedAt when it was put by last
 */
public record DraftView(
    String id,
    String text,
    List<KeptPhotoView> photos,
    List<String> audience,
    List<String> circles,
    Optional<Long> expiresAfterSeconds,
    Instant savedAt) {
  /** Shows no words. */
  @Override
  public String toString() {
    return "DraftView[" + id + "]";
  }
}
