package social.kith.node.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in, bytes out, first in first out, up to a capacity. An append is stored whole or not at
 * all; null is nothing. What is appended is copied, what is read belongs to the reader. For any
 * thread; listeners are called on the thread that appended, without a lock.
 */
public final class ByteStream {
  /** The capacity of a stream that has none. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private final long capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final ByteBlocks blocks;
  private final List<Consumer<ByteStream>> listeners = new CopyOnWriteArrayList<>();
  private boolean almostFull;

  /** An empty stream that takes all there is memory for. */
  public ByteStream() {
    this(UNLIMITED);
  }

  /**
   * An empty stream.
   *
   * @param capacityBytes how many bytes it may hold at a time
   * @throws IllegalArgumentException if it is negative
   */
  public ByteStream(long capacityBytes) {
    this(capacityBytes, new ByteBlocks());
  }

  private ByteStream(long capacityBytes, ByteBlocks blocks) {
    if (capacityBytes < 0) {
      throw new IllegalArgumentException("a capacity of " + capacityBytes + " bytes");
    }
    this.capacity = capacityBytes;
    this.blocks = blocks;
  }

  /** How many bytes it may hold; {@link #UNLIMITED} if any number. */
  public long capacity() {
    return capacity;
  }

  /** How many bytes it still takes. */
  public long free() {
    return locked(() -> capacity - blocks.size());
  }

  /** Whether it takes no byte any more. */
  public boolean full() {
    return free() == 0;
  }

  /** Whether something did not fit, and nothing was read or cleared since. */
  public boolean almostFull() {
    return locked(() -> almostFull);
  }

  /** How many bytes it holds. */
  public long available() {
    return locked(blocks::size);
  }

  /**
   * How many whole blocks it holds.
   *
   * @param blockBytes bytes of a block
   * @throws IllegalArgumentException if that is not positive
   */
  public long available(int blockBytes) {
    if (blockBytes <= 0) {
      throw new IllegalArgumentException("a block of " + blockBytes + " bytes");
    }
    return available() / blockBytes;
  }

  /** Drops what it holds. */
  public void clear() {
    lock.lock();
    try {
      blocks.clear();
      almostFull = false;
    } finally {
      lock.unlock();
    }
  }

  /** An unlimited stream of its own with the same bytes and no listeners. */
  public ByteStream copy() {
    return new ByteStream(UNLIMITED, locked(blocks::copy));
  }

  /**
   * Calls the listener after each append, until the subscription is cancelled. What it throws
   * reaches whoever appended, whose bytes are stored all the same.
   */
  public Registration onUpdate(Consumer<ByteStream> listener) {
    // Its own object, so that a listener given twice is removed once.
    Consumer<ByteStream> entry = listener::accept;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /**
   * Removes and gives exactly that many bytes, the oldest; or nothing, and then removes nothing.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public Optional<byte[]> read(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a read of " + bytes + " bytes");
    }
    lock.lock();
    try {
      if (bytes > blocks.size()) {
        return Optional.empty();
      }
      byte[] result = new byte[bytes];
      boolean unused = read(ByteBuffer.wrap(result));
      return Optional.of(result);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Moves exactly as many bytes as the buffer has room for into it, the oldest; or nothing, and
   * then removes nothing.
   *
   * @return whether they were there
   */
  public boolean read(ByteBuffer target) {
    return locked(
        () -> {
          if (target.remaining() > blocks.size()) {
            return false;
          }
          almostFull = false;
          blocks.remove(target);
          return true;
        });
  }

  /**
   * Appends bytes.
   *
   * @throws StreamOverflowException if they are more than {@link #free()}
   */
  public void append(byte @Nullable [] bytes) {
    if (bytes != null) {
      append(ByteBuffer.wrap(bytes));
    }
  }

  /** Appends what remains in the buffer, whose position stays; as {@link #append(byte[])}. */
  public void append(@Nullable ByteBuffer bytes) {
    if (bytes != null) {
      store(bytes.remaining(), () -> blocks.append(bytes.duplicate()));
    }
  }

  /** Appends the byte of a character, U+0000 to U+00FF; as {@link #append(Iterable)}. */
  public void append(char character) {
    append(UnsignedBytes.of(List.of(character)));
  }

  /**
   * Appends one byte for each number.
   *
   * @throws IllegalArgumentException naming the first that is not 0 to 255, and its index
   * @throws StreamOverflowException if they are more than {@link #free()}
   */
  public void append(int @Nullable [] unsignedBytes) {
    if (unsignedBytes != null) {
      append(UnsignedBytes.of(unsignedBytes));
    }
  }

  /**
   * Appends one byte for each element: a whole number from 0 to 255, a {@link Byte} for its eight
   * bits, or a single character, U+0000 to U+00FF, as a {@link Character} or a {@link String}.
   *
   * @throws IllegalArgumentException naming the first that is none of these, and its index
   * @throws StreamOverflowException if they are more than {@link #free()}
   */
  public void append(@Nullable Iterable<? extends @Nullable Object> elements) {
    if (elements != null) {
      append(UnsignedBytes.of(elements));
    }
  }

  /**
   * Reads the input to its end on the executor, closes it, and appends all of it at once.
   *
   * @return how many bytes were appended. It fails with a {@link StreamOverflowException} if they
   *     do not fit, as soon as they exceed {@link #capacity()}; with the {@link IOException} if the
   *     input fails; with what the executor throws. Nothing is stored then
   */
  public CompletableFuture<Long> append(@Nullable InputStream input, Executor reader) {
    if (input == null) {
      return CompletableFuture.completedFuture(0L);
    }
    try {
      return CompletableFuture.supplyAsync(() -> drain(input), reader);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private long drain(InputStream input) {
    try (input) {
      ByteBlocks all = ByteBlocks.read(input, capacity);
      long size = all.size();
      store(size, () -> blocks.take(all));
      return size;
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private void store(long sizeBytes, Runnable append) {
    lock.lock();
    try {
      long free = capacity - blocks.size();
      if (sizeBytes > free) {
        almostFull = true;
        throw new StreamOverflowException(sizeBytes, free, capacity);
      }
      append.run();
    } finally {
      lock.unlock();
    }
    for (Consumer<ByteStream> listener : listeners) {
      listener.accept(this);
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
