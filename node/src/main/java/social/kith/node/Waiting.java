package social.kith.node;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.storage.StoreException;

/** Waits, with a limit, for what the loop or the writer does for a caller of the facade. */
final class Waiting {
  private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
  private static final long LIMIT_S = 30;

  private Waiting() {}

  /** The result; what went wrong as a {@link KithException}. */
  static <T extends @Nullable Object> T on(CompletableFuture<T> future) {
    try {
      return future.get(LIMIT_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw asKithException(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new KithException(
          KithException.Kind.UNAVAILABLE, "The node is busy. Try again in a moment.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KithException(
          KithException.Kind.UNAVAILABLE, "The node is stopping. Try again when it runs.", e);
    }
  }

  /** What an exception says to a person. */
  static String words(Exception e) {
    return Objects.requireNonNullElse(e.getMessage(), "Something went wrong. Try again.");
  }

  /** What a person is told when this went wrong. */
  static KithException asKithException(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof KithException e) {
      return e;
    }
    if (cause instanceof StoreException e) {
      return new KithException(KithException.Kind.UNAVAILABLE, words(e), e);
    }
    LOG.error("a request failed", cause);
    return new KithException(
        KithException.Kind.UNAVAILABLE,
        "Something went wrong inside the node. Try again; its log says more.",
        cause);
  }
}
