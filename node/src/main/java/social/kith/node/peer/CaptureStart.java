package social.kith.node.peer;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins captures, each on a thread of its own: a device may take long, or never answer. */
final class CaptureStart {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureStart.class);

  private final Duration limit;

  CaptureStart(Duration limit) {
    this.limit = limit;
  }

  /**
   * Opens a device and waits for what it takes first.
   *
   * @param open opens it
   * @param first done when it gave something
   * @return done when it is open and gave something; fails with {@link MediaException}. A device
   *     that opens after that is closed again
   */
  CompletableFuture<Capture> begin(Callable<Capture> open, CompletableFuture<?> first) {
    CompletableFuture<Capture> opened = call(open);
    return limited(opened.thenCompose(capture -> first.thenApply(given -> capture)))
        .whenComplete(
            (capture, error) -> {
              if (error != null) {
                opened.thenAccept(CaptureStart::end);
              }
            });
  }

  /** Asks a device for something; fails with {@link MediaException}, also after the limit. */
  <T> CompletableFuture<T> ask(Callable<T> question) {
    return limited(call(question));
  }

  private static <T> CompletableFuture<T> call(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    inBackground(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | LinkageError e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  private <T> CompletableFuture<T> limited(CompletableFuture<T> answer) {
    return answer
        .copy()
        .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (value, error) -> {
              if (error != null) {
                throw new CompletionException(failure(error));
              }
              return value;
            });
  }

  /** What a future fails with, whatever it was. */
  static MediaException failure(Throwable error) {
    return MediaException.find(error)
        .orElseGet(
            () ->
                new MediaException(
                    MediaException.Reason.FAILED,
                    error instanceof TimeoutException
                        ? "the device gave nothing in time"
                        : "the device failed",
                    error));
  }

  /** Lets go of a device, without waiting for it. */
  static void end(Capture capture) {
    inBackground(
        () -> {
          try {
            capture.close();
          } catch (RuntimeException | LinkageError e) {
            LOG.warn("a device could not be closed", e);
          }
        });
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "kith-capture");
    thread.setDaemon(true);
    thread.start();
  }
}
