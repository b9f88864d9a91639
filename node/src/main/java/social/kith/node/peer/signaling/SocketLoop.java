package social.kith.node.peer.signaling;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that waits for sockets, tasks and timers. {@code execute} and {@code close}: any. */
final class SocketLoop implements Executor, Timers {
  private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
  private static final int BUFFER_BYTES = 64 * 1024;

  /** What is attached to the key of each channel. */
  interface Ready {
    /** The channel can do something of what it is registered for. */
    void ready();

    /** The loop ends. */
    void close();
  }

  private record Due(long atNanos, Runnable task) {}

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private volatile boolean closed;

  private SocketLoop(Selector selector, String threadName) {
    this.selector = selector;
    this.thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @throws IOException if the system has no more file descriptors
   */
  static SocketLoop start(String threadName) throws IOException {
    SocketLoop loop = new SocketLoop(Selector.open(), threadName);
    loop.thread.start();
    return loop;
  }

  Selector selector() {
    return selector;
  }

  /** For one read at a time, on the loop. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** On the loop only. */
  @Override
  public void after(Duration delay, Runnable task) {
    timers.add(new Due(System.nanoTime() + delay.toNanos(), task));
  }

  /** Ends the thread after the tasks that wait already, and closes all channels. */
  void close() {
    execute(() -> closed = true);
  }

  /** Waits for the end of the thread. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  private void run() {
    try (selector) {
      while (!closed) {
        selector.select(waitMs());
        selector.selectedKeys().forEach(key -> safely(() -> ready(key)));
        selector.selectedKeys().clear();
        runTasks();
        runTimers();
      }
      selector.keys().forEach(key -> safely(() -> ((Ready) key.attachment()).close()));
    } catch (IOException e) {
      LOG.error("the selector failed", e);
    }
  }

  private static void ready(SelectionKey key) {
    if (key.isValid()) {
      ((Ready) key.attachment()).ready();
    }
  }

  /** 0 waits for ever. */
  private long waitMs() {
    if (!tasks.isEmpty()) {
      return 1;
    }
    @Nullable Due next = timers.peek();
    return next == null
        ? 0
        : Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.atNanos - System.nanoTime()));
  }

  private void runTasks() {
    for (@Nullable Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      safely(task);
    }
  }

  private void runTimers() {
    long now = System.nanoTime();
    for (@Nullable Due due = timers.peek();
        due != null && due.atNanos - now <= 0;
        due = timers.peek()) {
      timers.remove();
      safely(due.task);
    }
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a task of the socket loop failed", e);
    }
  }
}
