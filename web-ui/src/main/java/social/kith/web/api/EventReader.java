package social.kith.web.api;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import social.kith.web.guard.Caller;

/**
 * One open event stream. It has no queue: it remembers how far it has read the log, and is dropped
 * when the log has run over that place. Writes never block. Everything runs on the event thread but
 * the container's callbacks, which hop to it.
 */
final class EventReader implements WriteListener {
  private final Caller caller;
  private final EventLog log;
  private final ServletOutputStream out;
  private final Executor eventThread;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private Optional<byte[]> first;
  private long read;
  private boolean unflushed;
  private boolean progressed = true;

  /**
   * A reader that goes on after event number {@code read}.
   *
   * @param first bytes that go before everything
   */
  EventReader(
      Caller caller,
      EventLog log,
      long read,
      byte[] first,
      ServletOutputStream out,
      Executor eventThread) {
    this.caller = caller;
    this.log = log;
    this.read = read;
    this.first = Optional.of(first);
    this.out = out;
    this.eventThread = eventThread;
  }

  Caller caller() {
    return caller;
  }

  /** Completes when the stream is over, whoever ended it. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void onWritePossible() {
    eventThread.execute(this::drain);
  }

  @Override
  public void onError(Throwable t) {
    eventThread.execute(this::end);
  }

  /** Writes as much as the connection takes now. */
  void drain() {
    if (ended.isDone()) {
      return;
    }
    if (!log.holdsAfter(read)) {
      end();
      return;
    }
    try {
      while (out.isReady() && writeOne()) {
        progressed = true;
      }
    } catch (IOException | IllegalStateException e) {
      end();
    }
  }

  private boolean writeOne() throws IOException {
    Optional<byte[]> next = first.isPresent() ? first : log.after(read);
    if (next.isPresent()) {
      if (first.isPresent()) {
        first = Optional.empty();
      } else {
        read++;
      }
      out.write(next.get());
      unflushed = true;
      return true;
    }
    if (unflushed) {
      unflushed = false;
      out.flush();
      return true;
    }
    return false;
  }

  /** Sends a comment; ends the stream if nothing has gone out since the last one. */
  void beat() {
    if (!progressed) {
      end();
      return;
    }
    progressed = false;
    if (first.isEmpty() && log.after(read).isEmpty()) {
      first = Optional.of(EventFrames.comment());
    }
    drain();
  }

  /** Ends the stream. */
  void end() {
    ended.complete(null);
  }
}
