package social.kith.node.peer;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes an input stream to a channel, a few messages ahead, reading on an executor. */
final class StreamSource {
  private static final int PIECE_BYTES = 4 * StreamFrame.MAX_DATA_BYTES;

  private final StreamChannel channel;
  private final InputStream input;
  private final Executor reader;
  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private long total;

  StreamSource(StreamChannel channel, InputStream input, Executor reader) {
    this.channel = channel;
    this.input = input;
    this.reader = reader;
  }

  CompletableFuture<Long> start() {
    next();
    return result;
  }

  private void next() {
    onReader(this::read, this::fail);
  }

  private void read() {
    try {
      byte[] piece = input.readNBytes(PIECE_BYTES);
      boolean last = piece.length == 0;
      if (last) {
        input.close();
      }
      total += piece.length;
      var unused = channel.write(piece).whenComplete((done, error) -> written(last, error));
    } catch (IOException | RuntimeException e) {
      fail(e);
    }
  }

  private void written(boolean last, @Nullable Throwable error) {
    if (error != null) {
      // Not on the loop: closing may take its time.
      onReader(() -> fail(error), refused -> fail(error));
    } else if (last) {
      result.complete(total);
    } else {
      next();
    }
  }

  private void onReader(Runnable task, Consumer<RuntimeException> refused) {
    try {
      reader.execute(task);
    } catch (RuntimeException e) {
      refused.accept(e);
    }
  }

  private void fail(Throwable error) {
    try {
      input.close();
    } catch (IOException e) {
      error.addSuppressed(e);
    }
    result.completeExceptionally(error);
  }
}
