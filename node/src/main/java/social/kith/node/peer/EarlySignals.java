package social.kith.node.peer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What the other side signals before a peer begins. Loop-owned. */
final class EarlySignals {
  private final Deque<Signal> kept = new ArrayDeque<>();
  private long characters;

  /** Keeps a signal; false if there are too many, and it is lost. */
  boolean keep(Signal signal) {
    int more = characters(signal);
    if (kept.size() >= Peer.MAX_EARLY_SIGNALS
        || characters + more > Peer.MAX_EARLY_SIGNAL_CHARACTERS) {
      return false;
    }
    characters += more;
    return kept.add(signal);
  }

  private static int characters(Signal signal) {
    if (signal instanceof Signal.Sdp sdp) {
      return sdp.description().sdp().length();
    } else if (signal instanceof Signal.Candidate candidate) {
      return candidate.candidate().candidate().length();
    }
    return 0;
  }

  /** Gives them out, in order. */
  void drain(Consumer<Signal> to) {
    characters = 0;
    while (!kept.isEmpty()) {
      to.accept(kept.remove());
    }
  }
}
