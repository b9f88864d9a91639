package social.kith.web.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The codes of launch links: 128 random bits, good once and for 60 seconds. Only hashes are kept.
 * Wrong codes are counted: more than {@value #MAX_FAILURES} within a minute close the door until
 * that minute is over. Any thread.
 */
public final class LaunchCodes {
  /** How long a launch link works. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  static final int MAX_FAILURES = 10;
  private static final int MAX_OPEN = 32;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** What became of a code that somebody sent. */
  public enum Outcome {
    /** It was good and is used up now. */
    ACCEPTED,
    /** It is unknown, used, too old, or came from somebody else's program. */
    REFUSED,
    /** Too many wrong ones; this one was not looked at. */
    TOO_MANY
  }

  /** Who may use a code. */
  public enum Audience {
    /** Whoever was told. */
    ANYBODY,
    /**
     * Only programs of the user this node runs as. For a code that a started browser is given as an
     * argument, which every user of the machine can read.
     */
    SAME_USER
  }

  private static final class Code {
    final byte[] hash;
    final Instant expiresAt;
    final Audience audience;

    Code(byte[] hash, Instant expiresAt, Audience audience) {
      this.hash = hash;
      this.expiresAt = expiresAt;
      this.audience = audience;
    }
  }

  private final Clock clock;
  // A few short lists; contention is one person with a browser.
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Code> open = new ArrayDeque<>();
  private final Deque<Instant> failures = new ArrayDeque<>();

  /** No codes yet. */
  public LaunchCodes(Clock clock) {
    this.clock = clock;
  }

  /** Makes a code. The oldest open one makes room if there are too many. */
  public String issue(Audience audience) {
    String code = Tokens.random(16);
    lock.lock();
    try {
      dropExpired();
      if (open.size() >= MAX_OPEN) {
        open.removeFirst();
      }
      open.addLast(new Code(Tokens.hash(code), clock.instant().plus(LIFETIME), audience));
    } finally {
      lock.unlock();
    }
    return code;
  }

  /**
   * Uses a code up.
   *
   * @param sameUser whether the sender's program runs as the same user as this one
   */
  public Outcome redeem(String code, boolean sameUser) {
    lock.lock();
    try {
      dropExpired();
      if (failures.size() >= MAX_FAILURES) {
        return Outcome.TOO_MANY;
      }
      boolean good = take(Tokens.hash(code), sameUser);
      if (!good) {
        failures.addLast(clock.instant());
      }
      return good ? Outcome.ACCEPTED : Outcome.REFUSED;
    } finally {
      lock.unlock();
    }
  }

  private boolean take(byte[] hash, boolean sameUser) {
    boolean good = false;
    for (Iterator<Code> i = open.iterator(); i.hasNext(); ) {
      Code code = i.next();
      if (Tokens.same(code.hash, hash)) {
        i.remove();
        good = code.audience == Audience.ANYBODY || sameUser;
      }
    }
    return good;
  }

  private void dropExpired() {
    Instant now = clock.instant();
    open.removeIf(code -> !now.isBefore(code.expiresAt));
    failures.removeIf(at -> !now.isBefore(at.plus(WINDOW)));
  }
}
