package social.kith.node.meet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import social.kith.node.contact.ContactLink;

/**
 * Loop-owned. One contact who is looked for at one broker: by which tags, and when they are told
 * again where this node waits. The pauses grow, since whoever comes later tells first.
 */
final class Search {
  /** Tags of a new stretch of time are taken so late at most, not by all at one moment. */
  static final Duration SPREAD = Duration.ofMinutes(10);

  private static final long FIRST_PAUSE_MS = Duration.ofMinutes(1).toMillis();
  private static final long LONGEST_PAUSE_MS = Duration.ofHours(1).toMillis();
  private static final long LEAST_PAUSE_MS = 15_000;
  private static final long SOON_MS = 1_000;
  private static final long NEVER = Long.MAX_VALUE;
  private static final int PRESENT = 1;

  private final ContactLink contact;
  private List<MeetingTag> tags;
  private long rotateMs = NEVER;
  private long dueMs = NEVER;
  private long toldMs = -LEAST_PAUSE_MS;
  private long pauseMs = FIRST_PAUSE_MS;

  Search(ContactLink contact, List<MeetingTag> tags) {
    this.contact = contact;
    this.tags = tags;
  }

  ContactLink contact() {
    return contact;
  }

  List<MeetingTag> tags() {
    return tags;
  }

  /** The tag of the present stretch of time. */
  MeetingTag present() {
    return tags.get(PRESENT);
  }

  /**
   * Its tags are these by now.
   *
   * @return whether they are taken just now
   */
  boolean rotate(List<MeetingTag> newest, long nowMs) {
    if (newest.equals(tags)) {
      return false;
    }
    if (rotateMs == NEVER) {
      rotateMs = nowMs + random(SPREAD.toMillis());
    }
    boolean missed = !newest.contains(present());
    if (nowMs < rotateMs && !missed) {
      return false;
    }
    tags = newest;
    rotateMs = NEVER;
    return true;
  }

  /** Its topics are listened to: whoever does so, too, is told. */
  void listening(long nowMs) {
    dueMs = Math.min(dueMs, nowMs + random(SOON_MS));
  }

  /** It is told once more, soon, but not right after the last time. */
  void again(long nowMs) {
    if (dueMs != NEVER) {
      dueMs = Math.min(dueMs, Math.max(toldMs + LEAST_PAUSE_MS, nowMs) + random(SOON_MS));
    }
  }

  /** There is no connection. */
  void interrupted() {
    dueMs = NEVER;
    pauseMs = FIRST_PAUSE_MS;
  }

  /** When it is to be told, by the monotonic clock. */
  long dueMs() {
    return dueMs;
  }

  /** It was told now. */
  void told(long nowMs) {
    toldMs = nowMs;
    dueMs = nowMs + pauseMs * 3 / 4 + random(pauseMs / 2);
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }

  private static long random(long below) {
    return ThreadLocalRandom.current().nextLong(below + 1);
  }
}
