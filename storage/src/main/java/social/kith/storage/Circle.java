package social.kith.storage;

import java.util.Set;
import social.kith.crypto.ContactId;

/**
 * A named set of contacts, known to this person alone.
 *
 * @param id random, the same for as long as the circle exists
 * @param members who is in it now
 */
public record Circle(String id, String name, Set<ContactId> members) {
  /** Copies the set. */
  public Circle {
    members = Set.copyOf(members);
  }

  /** Shows no name. */
  @Override
  public String toString() {
    return "Circle[" + id + ", " + members.size() + " members]";
  }
}
