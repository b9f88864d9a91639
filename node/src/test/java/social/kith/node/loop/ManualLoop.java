package social.kith.node.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;

/** A loop whose time and turns the test decides. */
public final class ManualLoop implements EventLoop {
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Pending> timers =
      new PriorityQueue<>(Comparator.comparingLong(pending -> pending.atMs));
  private long nowMs;

  private static final class Pending implements Timer {
    final long atMs;
    final Runnable task;
    boolean cancelled;

    Pending(long atMs, Runnable task) {
      this.atMs = atMs;
      this.task = task;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    Pending pending = new Pending(nowMs + delay.toMillis(), task);
    timers.add(pending);
    return pending;
  }

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(1_700_000_000L).plusMillis(nowMs);
  }

  @Override
  public long monotonicMs() {
    return nowMs;
  }

  @Override
  public boolean inLoop() {
    return true;
  }

  /** Runs what waits, and what that adds. */
  public void run() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Lets time pass, with every timer at its time. */
  public void pass(Duration time) {
    long endMs = nowMs + time.toMillis();
    run();
    while (!timers.isEmpty() && timers.peek().atMs <= endMs) {
      Pending due = timers.poll();
      nowMs = Math.max(nowMs, due.atMs);
      if (!due.cancelled) {
        due.task.run();
      }
      run();
    }
    nowMs = endMs;
  }

  /** Lets the clock jump as if the machine had slept: timers come late. */
  public void sleep(Duration time) {
    nowMs += time.toMillis();
  }
}
