package social.kith.node;

/**
 * Something that was looked at.
 *
 * @param id for programs: java, webrtc, folder, database, page, link-ports, clock, network, stun,
 *     router
 * @param title for a person: what it is
 * @param result how it is
 * @param words what was found; ends with what to do unless all is well
 */
public record CheckView(String id, String title, Result result, String words) {
  /** How something is. */
  public enum Result {
    /** As it should be. */
    OK,
    /** It works, but not as well as it could, or not for everybody. */
    WARN,
    /** It does not work. */
    FAIL
  }
}
