package social.kith.node.loop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work in the background, on a thread of its own of the lowest priority, which is there while
 * it is needed. It begins when it was not requested for a moment, so that what requests it again
 * and again comes first. However often it is requested while it runs, it runs once more. Any
 * thread.
 */
public final class RepeatedWork implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedWork.class);
  private static final long KEPT_IDLE_S = 5;
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_END_S = 10;

  private final String name;
  private final Runnable work;
  private final ThreadPoolExecutor thread;
  private final AtomicBoolean due = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long requestedNanos;

  /**
   * Work that was not requested yet.
   *
   * @param name the thread's name
   * @param work ends soon once this is closed; what it throws is logged, and it can be requested
   *     again
   */
  public RepeatedWork(String name, Runnable work) {
    this.name = name;
    this.work = work;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            KEPT_IDLE_S,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            this::thread,
            new ThreadPoolExecutor.DiscardPolicy());
    this.thread.allowCoreThreadTimeOut(true);
  }

  private Thread thread(Runnable command) {
    Thread made = new Thread(command, name);
    made.setDaemon(true);
    made.setPriority(Thread.MIN_PRIORITY);
    return made;
  }

  /** Does the work, or does it once more if it is under way. Nothing happens after closing. */
  public void request() {
    requestedNanos = System.nanoTime();
    if (due.compareAndSet(false, true)) {
      thread.execute(this::run);
    }
  }

  private void run() {
    try {
      awaitQuiet();
      due.set(false);
      if (!isClosed()) {
        work.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!isClosed()) {
        LOG.warn("{} broke off: {}", name, e.toString());
      }
    }
  }

  /** Also once it was closed, or when there is no quiet. */
  private void awaitQuiet() throws InterruptedException {
    long latest = System.nanoTime() + LONGEST_WAIT_NANOS;
    boolean waiting = true;
    while (waiting) {
      long next = Math.min(latest, requestedNanos + QUIET_NANOS) - System.nanoTime();
      waiting = next > 0 && !closed.await(next, TimeUnit.NANOSECONDS);
    }
  }

  /** Whether the work is to end. */
  public boolean isClosed() {
    return closed.getCount() == 0;
  }

  /** Lets the work end, and waits for that, at most 10 s. Closing again does nothing. */
  @Override
  public void close() {
    closed.countDown();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_END_S, TimeUnit.SECONDS)) {
        LOG.warn("{} did not end in time", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
