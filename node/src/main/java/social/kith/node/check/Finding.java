package social.kith.node.check;

/**
 * What a check found.
 *
 * @param id of the check
 * @param title what was looked at, for a person
 * @param grade how it is
 * @param words what was found; ends with what to do unless all is well
 */
public record Finding(String id, String title, Grade grade, String words) {
  /** How something is. */
  public enum Grade {
    /** As it should be. */
    OK,
    /** It works, but not as well as it could, or not for everybody. */
    WARN,
    /** It does not work. */
    FAIL
  }
}
