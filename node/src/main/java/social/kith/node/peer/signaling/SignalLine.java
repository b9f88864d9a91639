package social.kith.node.peer.signaling;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import social.kith.node.peer.Signal;

/**
 * Signals between two peers, numbered from 1 in each direction, so that after an interruption what
 * was lost on the way is sent again, and what was not is not taken twice. On the room's executor.
 */
final class SignalLine {
  /** Most signals that wait for the other side's word that it has them. */
  static final int MAX_UNACKNOWLEDGED = 1_024;

  /** A signal and its number. */
  record Numbered(int number, Signal signal) {}

  private final Deque<Numbered> unacknowledged = new ArrayDeque<>();
  private int sent;
  private int received;

  /** Numbers a signal of this side, and keeps it. */
  Numbered add(Signal signal) {
    Numbered numbered = new Numbered(++sent, signal);
    unacknowledged.add(numbered);
    return numbered;
  }

  boolean isFull() {
    return unacknowledged.size() >= MAX_UNACKNOWLEDGED;
  }

  /** The other side has all up to this number. */
  void acknowledged(int number) {
    unacknowledged.removeIf(kept -> kept.number <= number);
  }

  /** Whether the other side had any signal. */
  boolean isAcknowledged() {
    return sent > unacknowledged.size();
  }

  /** Whether a signal of the other side is the next one; then it counts as received. */
  boolean receive(int number) {
    if (number != received + 1) {
      return false;
    }
    received = number;
    return true;
  }

  /** Up to which number all signals of the other side were received. */
  int received() {
    return received;
  }

  /** What has to be sent again, in order. */
  List<Numbered> unacknowledged() {
    return List.copyOf(unacknowledged);
  }
}
