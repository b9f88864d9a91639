package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far an import is.
 *
 * @param startedAt when
 * @param doneBytes how much of the file is read
 * @param totalBytes its size
 * @param posts how many came back
 * @param postsHere how many were here before
 * @param postsRetracted how many were taken back here since the export, and stay so
 * @param edits how many edits came back
 * @param images how many came back, in all sizes
 * @param imagesHere how many were here before
 * @param replies how many of the person's replies to their own posts came back
 * @param repliesHere how many were here before
 * @param repliesRetracted how many were taken back here since the export, and stay so
 * @param repliesElsewhere how many are to posts of others, or to ones that are not here: these stay
 *     with whose posts they are
 * @param profile whether the profile came back, as there was none or an older one
 * @param refused what was not taken, and why
 * @param problem why it is broken, and what to do
 */
public record ImportView(
    ArchiveState state,
    Instant startedAt,
    long doneBytes,
    long totalBytes,
    long posts,
    long postsHere,
    long postsRetracted,
    long edits,
    long images,
    long imagesHere,
    long replies,
    long repliesHere,
    long repliesRetracted,
    long repliesElsewhere,
    boolean profile,
    List<RefusalView> refused,
    Optional<String> problem) {
  /**
   * What was not taken for one reason.
   *
   * @param reason for a person
   * @param count how many files of the export
   */
  public record RefusalView(String reason, long count) {}
}
