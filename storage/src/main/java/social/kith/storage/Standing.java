package social.kith.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a contact from being linked and shared with.
 *
 * @param blockedAt when the person blocked them, to the millisecond
 */
public record Standing(Optional<Instant> blockedAt) {
  /** Nothing does. */
  public static final Standing GOOD = new Standing(Optional.empty());

  /** Whether a link to them is kept open. */
  public boolean mayLink() {
    return blockedAt.isEmpty();
  }
}
