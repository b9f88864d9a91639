package social.kith.node;

import java.time.Instant;

/**
 * What a contact's node did that it must not, until the person forgets it.
 *
 * @param kind what
 * @param words for a person: what happened, and what became of it
 * @param times how often
 * @param firstAt when it was first
 * @param lastAt when it was last
 */
public record OffenceView(Kind kind, String words, int times, Instant firstAt, Instant lastAt) {
  /** What a contact's node can do that it must not. */
  public enum Kind {
    /** It sent what the protocol does not allow. */
    MALFORMED,
    /** It sent something that is not signed by its person. */
    FORGED,
    /** It sent far more than is taken at once. */
    FLOOD,
    /** It brought more than the person keeps of them. */
    OVER_ALLOWANCE,
    /** A photo was not the one it said, as often as it was asked for. */
    WRONG_PHOTO
  }
}
