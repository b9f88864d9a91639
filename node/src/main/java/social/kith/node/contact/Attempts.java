package social.kith.node.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.node.contact.Attempt.Outcome;
import social.kith.node.contact.Attempt.Tried;
import social.kith.node.link.LinkLoss;

/**
 * Loop-owned. The last tries to reach one contact, in memory only. Those in a row that went the
 * same way are one, so that a week of silence does not push out what was before it.
 */
final class Attempts {
  /** So many are kept. */
  static final int MAX = 20;

  /** An address is tried for so long; asking for it again meanwhile begins nothing new. */
  static final Duration TRY = Duration.ofSeconds(15);

  private final Deque<Attempt> over = new ArrayDeque<>();
  private @Nullable Attempt current;

  /** These addresses are being tried from now on. */
  void dialled(List<Tried> tried, Instant now) {
    Attempt running = current;
    if (running != null && running.outcome() == Outcome.CONNECTED) {
      return;
    }
    if (tried.isEmpty()) {
      unanswered(now);
      keep(Attempt.begun(now, tried).ended(Outcome.NO_ADDRESS, Optional.empty(), now));
    } else if (running == null || !isSame(running, tried, now)) {
      unanswered(now);
      current = Attempt.begun(now, tried);
    }
  }

  private static boolean isSame(Attempt running, List<Tried> tried, Instant now) {
    return running.tried().equals(tried) && now.isBefore(running.lastAt().plus(TRY));
  }

  /** Nobody answered at what was tried. */
  void unanswered(Instant now) {
    if (current != null && current.outcome() == Outcome.TRYING) {
      end(Outcome.UNANSWERED, Optional.empty(), now);
    }
  }

  /** They are proven to be there. Without a try under way it was they who called. */
  void connected(Instant now) {
    Attempt begun = current == null ? Attempt.begun(now, List.of()) : current;
    current = begun.connected(now);
  }

  /** The link ended, or the try for it did. */
  void lost(LinkLoss loss, Instant now) {
    if (current == null) {
      current = Attempt.begun(now, List.of());
    }
    boolean stood = current.outcome() == Outcome.CONNECTED;
    end(stood ? Outcome.LOST : Outcome.FAILED, Optional.of(loss), now);
  }

  private void end(Outcome how, Optional<LinkLoss> why, Instant now) {
    if (current != null) {
      keep(current.ended(how, why, now));
      current = null;
    }
  }

  private void keep(Attempt ended) {
    Attempt last = over.peekFirst();
    if (last != null && last.isLike(ended)) {
      over.removeFirst();
      over.addFirst(last.with(ended));
      return;
    }
    over.addFirst(ended);
    if (over.size() > MAX) {
      over.removeLast();
    }
  }

  /** The latest first, the one under way before it; at most {@link #MAX}. */
  List<Attempt> all() {
    Deque<Attempt> all = new ArrayDeque<>(over);
    if (current != null) {
      all.addFirst(current);
    }
    return all.stream().limit(MAX).toList();
  }
}
