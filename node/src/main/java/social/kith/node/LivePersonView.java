package social.kith.node;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a stream or a call.
 *
 * @param number theirs as long as they are in it
 * @param name theirs
 * @param contactId who of the contacts they are; absent for this person, and for whom only the one
 *     knows who began it
 * @param since when they came, where this node knows
 */
public record LivePersonView(
    int number, String name, Optional<String> contactId, Optional<Instant> since) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "LivePersonView[" + number + "]";
  }
}
