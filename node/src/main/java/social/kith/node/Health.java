package social.kith.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;
import social.kith.storage.StoreException;

/**
 * Loop-owned, but for {@link #problems}. What is wrong with this node's disk: told as long as it
 * lasts. Where it can pass, as when a disk is full, the node tries again and again, and goes on by
 * itself.
 */
final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Store store;
  private final EventLoop loop;
  private final EventHub hub;
  private final Runnable recovered;
  private final Set<String> damages = new ConcurrentSkipListSet<>();
  private final Set<String> passing = new ConcurrentSkipListSet<>();
  private Duration pause = FIRST_PAUSE;
  private long recoveredAtMs;

  /**
   * All is well so far.
   *
   * @param recovered called when things can be stored again
   */
  Health(Store store, EventLoop loop, EventHub hub, Runnable recovered) {
    this.store = store;
    this.loop = loop;
    this.hub = hub;
    this.recovered = recovered;
    store.onFailure(failure -> loop.execute(() -> failed(failure)));
  }

  /** What is wrong, each with what to do; empty when all is well. Any thread. */
  List<String> problems() {
    List<String> all = new ArrayList<>(damages);
    all.addAll(passing);
    return all;
  }

  /** Something is damaged until somebody does something about it. */
  void damaged(String message) {
    if (damages.add(message)) {
      publish();
    }
  }

  /** Something could not be stored or read. */
  void failed(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof StoreException e && e.reason() == StoreException.Reason.CORRUPT) {
      damaged(words(cause));
      return;
    }
    boolean first = passing.isEmpty();
    if (passing.add(words(cause))) {
      LOG.error("storing failed: {}", cause.toString());
      publish();
    }
    if (first) {
      boolean again = loop.monotonicMs() - recoveredAtMs < LONGEST_PAUSE.toMillis();
      pause = again ? longer() : FIRST_PAUSE;
      loop.schedule(pause, this::tryAgain);
    }
  }

  private void tryAgain() {
    loop.when(store.probe(), (done, error) -> tried(error));
  }

  private void tried(@Nullable Throwable error) {
    if (error != null) {
      pause = longer();
      loop.schedule(pause, this::tryAgain);
      return;
    }
    passing.clear();
    recoveredAtMs = loop.monotonicMs();
    LOG.info("storing works again");
    publish();
    recovered.run();
  }

  private Duration longer() {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private void publish() {
    hub.publish(new NodeEvent.ProblemsChanged(problems()));
  }

  private static String words(Throwable cause) {
    return Optional.ofNullable(cause instanceof StoreException ? cause.getMessage() : null)
        .orElse("Something could not be stored. The node tries again; its log says more.");
  }
}
