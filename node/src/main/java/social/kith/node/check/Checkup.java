package social.kith.node.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.check.Finding.Grade;

/** Runs checks, all at once, and tells what they found in their order. Any thread. */
public final class Checkup {
  /** So long they may take together. */
  public static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);

  private final List<Check> checks;
  private final Duration limit;

  /** Of these checks. */
  public Checkup(List<Check> checks) {
    this(checks, LIMIT);
  }

  Checkup(List<Check> checks, Duration limit) {
    this.checks = List.copyOf(checks);
    this.limit = limit;
  }

  /** Runs them all and waits; a check that takes too long or breaks off is a finding, too. */
  public List<Finding> run() {
    ExecutorService threads = Executors.newCachedThreadPool(Checkup::thread);
    try {
      long endNanos = System.nanoTime() + limit.toNanos();
      List<Future<List<Finding>>> running = new ArrayList<>();
      checks.forEach(check -> running.add(threads.submit(check::run)));
      List<Finding> found = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        found.addAll(result(checks.get(i), running.get(i), endNanos));
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "kith-check");
    thread.setDaemon(true);
    return thread;
  }

  private static List<Finding> result(Check check, Future<List<Finding>> running, long endNanos) {
    try {
      long leftNanos = Math.max(0, endNanos - System.nanoTime());
      return running.get(leftNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return check.found(Grade.WARN, "This took too long to find out. Try again.");
    } catch (ExecutionException e) {
      LOG.warn("the check “{}” broke off", check.id(), e.getCause());
      return check.found(Grade.WARN, "This could not be found out. The node’s log says more.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return check.found(Grade.WARN, "This was broken off. Try again.");
    }
  }
}
