package social.kith.node.peer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a broken path is not the end: it waits, looks for another one some times, and
 * only then gives up. Loop-owned.
 */
final class PathWatch {
  /** What is to be done. */
  interface Actions {
    /** There is no path for now. */
    void interrupted();

    /** There is a path again. */
    void resumed();

    /** Another path is to be looked for. */
    void restart();

    /** None was found. */
    void giveUp();
  }

  /** So many times as long is waited for the first path as for another one. */
  private static final int FIRST_PATIENCE = 3;

  private final Duration patience;
  private final int maxRestarts;
  private final Executor loop;
  private final Actions actions;
  private boolean described;
  private boolean wasConnected;
  private boolean interrupted;
  private int restarts;
  private int waits;

  PathWatch(PeerConfig config, Executor loop, Actions actions) {
    this.patience = config.patience();
    this.maxRestarts = config.maxRestarts();
    this.loop = loop;
    this.actions = actions;
  }

  /** The other side is described: libwebrtc tells nobody if no candidate follows. */
  void described() {
    if (!described && !wasConnected) {
      described = true;
      waitAndRestart(patience.multipliedBy(FIRST_PATIENCE));
    }
  }

  void state(PeerConnectionState state) {
    switch (state) {
      case CONNECTED -> connected();
      case DISCONNECTED -> broken();
      case FAILED -> failed();
      case CLOSED -> waits++;
      case NEW, CONNECTING -> {}
    }
  }

  private void connected() {
    wasConnected = true;
    restarts = 0;
    waits++;
    if (interrupted) {
      interrupted = false;
      actions.resumed();
    }
  }

  private void broken() {
    if (!interrupted) {
      interrupted = true;
      actions.interrupted();
      waitAndRestart(patience);
    }
  }

  /** Before a first connection the other side's description or candidates may still come. */
  private void failed() {
    if (wasConnected && !interrupted) {
      interrupted = true;
      actions.interrupted();
    }
    waits++;
    restart();
  }

  private void waitAndRestart(Duration first) {
    int wait = ++waits;
    CompletableFuture.delayedExecutor(first.toMillis(), TimeUnit.MILLISECONDS, loop)
        .execute(
            () -> {
              if (wait == waits) {
                restart();
              }
            });
  }

  private void restart() {
    if (restarts >= maxRestarts) {
      actions.giveUp();
      return;
    }
    restarts++;
    actions.restart();
    waitAndRestart(patience);
  }
}
