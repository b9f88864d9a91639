package social.kith.node.peer.signaling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a listener hears to the rules, whatever a transport claims: one event after another on
 * an executor, each member joined once and left once, nothing after the end. Any thread.
 */
final class ListenerGate {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerGate.class);

  private final RoomListener listener;
  private final Executor executor;
  private volatile boolean over;
  // Only on the executor.
  private final Set<String> members = new LinkedHashSet<>();
  private boolean open;

  ListenerGate(RoomListener listener, Executor executor) {
    this.listener = listener;
    this.executor = executor;
  }

  void opened(List<String> present) {
    tell(
        () -> {
          open = true;
          members.clear();
          present.stream().limit(SignalingTransport.MAX_MEMBERS).forEach(members::add);
          listener.onOpen(List.copyOf(members));
        });
  }

  void joined(String member) {
    tell(
        () -> {
          if (open && members.size() < SignalingTransport.MAX_MEMBERS && members.add(member)) {
            listener.onJoined(member);
          }
        });
  }

  void left(String member) {
    tell(
        () -> {
          if (members.remove(member)) {
            listener.onLeft(member);
          }
        });
  }

  void text(String member, String text) {
    tell(
        () -> {
          if (members.contains(member)) {
            listener.onText(member, text);
          }
        });
  }

  void interrupted() {
    tell(
        () -> {
          if (open) {
            open = false;
            members.clear();
            listener.onInterrupted();
          }
        });
  }

  void closed() {
    tell(
        () -> {
          over = true;
          listener.onClosed();
        });
  }

  /** Nothing is heard from now on. */
  void mute() {
    over = true;
  }

  private void tell(Runnable event) {
    execute(
        executor,
        () -> {
          if (!over) {
            event.run();
          }
        });
  }

  /** Runs a task on an executor that may be shut down already; what it throws is logged. */
  static void execute(Executor executor, Runnable task) {
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException | Error e) {
              LOG.error("a listener failed", e);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("an event came after the executor was closed");
    }
  }
}
