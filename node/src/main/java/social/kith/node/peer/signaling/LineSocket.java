package social.kith.node.peer.signaling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TCP connection that carries lines of UTF-8. A line that is too long or no UTF-8, and a reader
 * that is too slow, end it. Loop-owned.
 */
final class LineSocket implements SocketLoop.Ready {
  private static final Logger LOG = LoggerFactory.getLogger(LineSocket.class);

  /** What it tells, on the loop. */
  interface Listener {
    /** It is connected. */
    void connected();

    /** A line came, without its end. */
    void line(String line);

    /** It is closed, by whichever side; once, never from within a call of {@link #send}. */
    void closed();
  }

  /** What a line in the queue costs beside its bytes. */
  private static final int LINE_COST_BYTES = 64;

  private final SocketLoop loop;
  private final SocketChannel channel;
  private final SelectionKey key;
  private final Limits limits;
  private final Listener listener;
  private final Deque<ByteBuffer> out = new ArrayDeque<>();
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
  private long outBytes;
  private long takenBytes;
  private boolean closed;

  /**
   * What it may hold.
   *
   * @param maxLineBytes longest line that is taken, without its end
   * @param maxWaitingBytes most bytes that wait to be sent
   * @param shared what all connections may hold together
   */
  record Limits(int maxLineBytes, int maxWaitingBytes, Budget shared) {}

  /**
   * Takes a channel over: one that is connected, or whose {@code connect} is under way.
   *
   * @throws IOException if it cannot; the channel is closed then
   */
  LineSocket(SocketLoop loop, SocketChannel owned, Limits limits, Listener listener)
      throws IOException {
    this.loop = loop;
    this.channel = owned;
    this.limits = limits;
    this.listener = listener;
    try {
      owned.configureBlocking(false);
      owned.setOption(StandardSocketOptions.TCP_NODELAY, true);
      int wanted = owned.isConnected() ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
      key = owned.register(loop.selector(), wanted, this);
    } catch (IOException e) {
      owned.close();
      throw e;
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Sends a line; its end is added. If too much waits already, the connection is closed. */
  void send(String line) {
    if (closed) {
      return;
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    long costBytes = bytes.length + (long) LINE_COST_BYTES;
    if (outBytes + costBytes > limits.maxWaitingBytes || !take(costBytes)) {
      LOG.debug("a reader is too slow: {} bytes wait", outBytes);
      close();
      return;
    }
    outBytes += costBytes;
    out.add(ByteBuffer.wrap(bytes));
    if (out.size() == 1) {
      guarded(this::write);
    }
  }

  private boolean take(long bytes) {
    boolean had = limits.shared.take(bytes);
    takenBytes += had ? bytes : 0;
    return had;
  }

  private void give(long bytes) {
    limits.shared.give(bytes);
    takenBytes -= bytes;
  }

  @Override
  public void ready() {
    guarded(
        () -> {
          if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_READ);
            listener.connected();
          }
          if (!closed && key.isReadable()) {
            read();
          }
          if (!closed && key.isWritable()) {
            write();
          }
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      LOG.debug("a connection ended: {}", e.getClass().getSimpleName());
      close();
    }
  }

  private void read() throws IOException {
    ByteBuffer bytes = loop.buffer();
    if (channel.read(bytes) < 0) {
      close();
      return;
    }
    bytes.flip();
    while (!closed && bytes.hasRemaining()) {
      int end = findEnd(bytes);
      append(bytes, (end < 0 ? bytes.limit() : end) - bytes.position());
      if (end >= 0 && !closed) {
        bytes.get();
        listener.line(takeLine());
      }
    }
  }

  private static int findEnd(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (bytes.get(i) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void append(ByteBuffer bytes, int count) {
    if (partial.size() + count > limits.maxLineBytes || !take(count)) {
      LOG.debug("a line is too long: over {} bytes", partial.size());
      close();
      return;
    }
    byte[] part = new byte[count];
    bytes.get(part);
    partial.writeBytes(part);
  }

  private String takeLine() throws CharacterCodingException {
    byte[] line = partial.toByteArray();
    partial.reset();
    give(line.length);
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
  }

  private void write() throws IOException {
    for (@Nullable ByteBuffer next = out.peek(); next != null; next = out.peek()) {
      channel.write(next);
      if (next.hasRemaining()) {
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        return;
      }
      out.remove();
      outBytes -= next.capacity() + (long) LINE_COST_BYTES;
      give(next.capacity() + (long) LINE_COST_BYTES);
    }
    key.interestOps(SelectionKey.OP_READ);
  }

  /** Ends it; what waits to be sent is dropped. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    give(takenBytes);
    out.clear();
    partial.reset();
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a connection did not close: {}", e.getClass().getSimpleName());
    }
    loop.execute(listener::closed);
  }
}
