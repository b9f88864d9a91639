package social.kith.node;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A try to reach a contact, or several in a row that went the same way.
 *
 * @param firstAt when the first of them began
 * @param lastAt when the last of them began
 * @param times how many they are
 * @param tried how many addresses of which source; empty if it was they who called
 * @param outcome what became of it
 * @param words the same for a person; where it failed it ends with what to do
 * @param connectedAt when the link stood, if it did
 * @param endedAt when the last of them was over, if it is
 */
public record AttemptView(
    Instant firstAt,
    Instant lastAt,
    int times,
    List<TriedView> tried,
    Outcome outcome,
    String words,
    Optional<Instant> connectedAt,
    Optional<Instant> endedAt) {
  /** What became of a try. */
  public enum Outcome {
    /** It is under way. */
    TRYING,
    /** There was no address to try. */
    NO_ADDRESS,
    /** Nobody answered at any address. */
    UNANSWERED,
    /** Somebody was met, or the port could not be used, and it came to nothing. */
    FAILED,
    /** The link stands. */
    CONNECTED,
    /** The link stood, and ended. */
    LOST
  }
}
