package social.kith.node.contact;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.kith.node.find.AddressSource;
import social.kith.node.link.LinkLoss;

/**
 * A try to reach a contact, or several in a row that went the same way.
 *
 * @param firstAt when the first of them began
 * @param lastAt when the last of them began
 * @param times how many they are
 * @param tried where they were looked for; empty if it was they who called
 * @param outcome what became of it
 * @param loss why it failed, or how the link ended
 * @param connectedAt when the link stood, if it did
 * @param endedAt when the last of them was over, if it is
 */
public record Attempt(
    Instant firstAt,
    Instant lastAt,
    int times,
    List<Tried> tried,
    Outcome outcome,
    Optional<LinkLoss> loss,
    Optional<Instant> connectedAt,
    Optional<Instant> endedAt) {

  /** An address, and how it came here. */
  public record Tried(InetSocketAddress address, AddressSource source) {}

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

  /** Copies the list. */
  public Attempt {
    tried = List.copyOf(tried);
  }

  static Attempt begun(Instant now, List<Tried> tried) {
    return new Attempt(
        now, now, 1, tried, Outcome.TRYING, Optional.empty(), Optional.empty(), Optional.empty());
  }

  Attempt connected(Instant now) {
    return new Attempt(
        firstAt, lastAt, times, tried, Outcome.CONNECTED, loss, Optional.of(now), endedAt);
  }

  Attempt ended(Outcome how, Optional<LinkLoss> why, Instant now) {
    return new Attempt(firstAt, lastAt, times, tried, how, why, connectedAt, Optional.of(now));
  }

  /** Whether the other went the same way, so that the two are told as one. */
  boolean isLike(Attempt other) {
    return connectedAt.isEmpty()
        && other.connectedAt.isEmpty()
        && outcome == other.outcome
        && loss.equals(other.loss)
        && tried.equals(other.tried);
  }

  /** This one and the next. */
  Attempt with(Attempt next) {
    return new Attempt(
        firstAt, next.lastAt, times + next.times, tried, outcome, loss, connectedAt, next.endedAt);
  }
}
