package social.kith.node;

import java.util.List;

/**
 * A named set of contacts, known to this person alone.
 *
 * @param id 32 hexadecimal digits
 * @param name 1 to 60 characters, no two circles the same
 * @param members who is in it now, by name
 * @param posts own posts that were shared by it and not taken back
 */
public record CircleView(String id, String name, List<PostView.PersonView> members, long posts) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "CircleView[" + id + ", " + members.size() + " members]";
  }
}
