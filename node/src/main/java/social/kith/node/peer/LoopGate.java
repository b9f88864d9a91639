package social.kith.node.peer;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the owner's executor. Never throws at the caller, often a thread of libwebrtc. */
final class LoopGate {
  private static final Logger LOG = LoggerFactory.getLogger(LoopGate.class);

  private final Executor loop;

  LoopGate(Executor loop) {
    this.loop = loop;
  }

  /**
   * Runs the event on the executor, after those before it; what a listener throws is logged.
   *
   * @return false if the executor is closed, or fails
   */
  boolean execute(Runnable event) {
    try {
      loop.execute(() -> run(event));
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("an event came after the loop was closed");
      return false;
    } catch (RuntimeException | Error e) {
      LOG.error("the loop took no event", e);
      return false;
    }
  }

  private static void run(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a listener failed", e);
    }
  }
}
