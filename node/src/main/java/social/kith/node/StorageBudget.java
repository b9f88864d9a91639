package social.kith.node;

import java.util.Optional;

/**
 * How much of the disk originals of other people's photos may take. Text, previews and images of
 * display size always stay, and everything of one's own.
 *
 * @param originalsBytes the most they may take together; empty for no limit
 * @param first which make room first
 */
public record StorageBudget(Optional<Long> originalsBytes, First first) {
  /** Which originals make room first. */
  public enum First {
    /** Those that have been here for the longest time. */
    OLDEST,
    /** The largest ones. */
    BIGGEST
  }
}
