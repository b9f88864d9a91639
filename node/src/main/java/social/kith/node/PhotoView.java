package social.kith.node;

import java.util.Optional;

/**
 * One photo or clip of a post. Its pictures are fetched one by one.
 *
 * @param index position in the post, from 0
 * @param alt description for those who do not see it; may be empty
 * @param widthPx width as seen upright
 * @param heightPx height as seen upright
 * @param mediaType of the original: image/jpeg, image/png, video/mp4 or video/webm
 * @param lengthMs how long a clip plays; empty of a photo
 * @param display the display-size image; of a clip its poster
 * @param original the original
 */
public record PhotoView(
    int index,
    String alt,
    int widthPx,
    int heightPx,
    String mediaType,
    Optional<Long> lengthMs,
    Rendition display,
    Rendition original) {
  /**
   * One stored image of a photo.
   *
   * @param sizeBytes encrypted size
   * @param storedBytes how much of it is on this node's disk
   * @param complete whether it is whole and verified, and can be opened
   * @param onDemand whether it comes only when it is asked for, see {@link Transfers#ask}
   * @param problem why it cannot be had, if so
   */
  public record Rendition(
      long sizeBytes,
      long storedBytes,
      boolean complete,
      boolean onDemand,
      Optional<String> problem) {}
}
