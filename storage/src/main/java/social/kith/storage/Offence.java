package social.kith.storage;

import java.time.Instant;

/**
 * What a contact's node did that it must not.
 *
 * @param kind what
 * @param times how often
 * @param firstAt when it was first, to the millisecond
 * @param lastAt when it was last, to the millisecond
 */
public record Offence(Kind kind, int times, Instant firstAt, Instant lastAt) {
  /** What a contact's node can do that it must not. */
  public enum Kind {
    /** It sent what the protocol does not allow. */
    MALFORMED,
    /** It sent an item that is not signed by its person. */
    FORGED,
    /** It sent far more than is taken at once. */
    FLOOD,
    /** It brought more than the person keeps of them. */
    OVER_ALLOWANCE,
    /** A photo of theirs came with a wrong hash as often as it was asked for. */
    WRONG_PHOTO
  }
}
