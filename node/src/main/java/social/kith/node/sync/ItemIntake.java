package social.kith.node.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import social.kith.crypto.MalformedException;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;

/**
 * Loop-owned. Hands a contact's items on at a pace that leaves the loop and the disk to others: one
 * message a turn, and beyond a burst so many items a second. The contact waits for the
 * acknowledgement, so that no more than its window waits here.
 */
final class ItemIntake {
  /** More than somebody writes in years. */
  static final long BURST_ITEMS = 20_000;

  static final long ITEMS_EACH_SECOND = 200;

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Next next;
  private final Consumer<MalformedException> reject;
  private final EventLoop loop;
  private final TokenBucket tokens;
  private final Deque<SyncMessage.Items> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean pausing;
  private boolean ended;

  /** Who takes the items. */
  interface Next {
    /** How large those are together that were taken and are not on the disk. */
    long waitingBytes();

    void items(SyncMessage.Items items) throws MalformedException;
  }

  /**
   * Takes none so far.
   *
   * @param reject told of items that are wrong and were not handed on at once
   * @param tokens one for each item
   */
  ItemIntake(Next next, Consumer<MalformedException> reject, EventLoop loop, TokenBucket tokens) {
    this.next = next;
    this.reject = reject;
    this.loop = loop;
    this.tokens = tokens;
  }

  /**
   * Takes a message.
   *
   * @throws MalformedException if more waits than the window allows, or its items are wrong
   */
  void offer(SyncMessage.Items items) throws MalformedException {
    long bytes = items.bytes();
    if (next.waitingBytes() + waitingBytes + bytes > ItemReceiver.MAX_WAITING_BYTES) {
      throw new MalformedException("more items than the window allows");
    }
    waiting.addLast(items);
    waitingBytes += bytes;
    if (waiting.size() == 1 && !pausing) {
      handOn();
    }
  }

  /** Nothing more is handed on. */
  void end() {
    ended = true;
    waiting.clear();
  }

  private void handOn() throws MalformedException {
    if (ended || waiting.isEmpty()) {
      return;
    }
    if (!tokens.take(waiting.getFirst().signed().size())) {
      pausing = true;
      loop.schedule(PAUSE, this::later);
      return;
    }
    SyncMessage.Items items = waiting.removeFirst();
    waitingBytes -= items.bytes();
    next.items(items);
    if (!waiting.isEmpty()) {
      pausing = true;
      loop.execute(this::later);
    }
  }

  private void later() {
    pausing = false;
    try {
      handOn();
    } catch (MalformedException e) {
      reject.accept(e);
    }
  }
}
