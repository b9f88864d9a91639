package social.kith.node.live;

import java.util.Optional;
import social.kith.crypto.ContactId;

/**
 * Somebody in a room.
 *
 * @param number theirs as long as they are in it; the host's is 0
 * @param name as the host knows them
 * @param contact who of this node's contacts they are; empty for this person, and for whom only the
 *     host knows
 */
public record Occupant(int number, String name, Optional<ContactId> contact) {
  /** The host's number. */
  public static final int HOST = 0;

  /** Longest name. */
  static final int MAX_NAME = 60;

  /** Shows no name. */
  @Override
  public String toString() {
    return "Occupant[" + number + "]";
  }
}
