package social.kith.web.api;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import social.kith.web.guard.Caller;
import social.kith.web.http.ProblemException;

/** The event stream. */
public final class EventRoutes implements Routes {
  private static final int UNAVAILABLE = 503;

  private final EventHub hub;

  /** A route to this hub. */
  public EventRoutes(EventHub hub) {
    this.hub = hub;
  }

  @Override
  public void addTo(Router router) {
    router.get("/events", this::open);
  }

  private void open(Context ctx) {
    // The connection ends with the stream: nothing comes after it.
    ctx.contentType("text/event-stream").header("Connection", "close");
    if (ctx.method().name().equals("HEAD")) {
      return;
    }
    Caller caller = Answers.caller(ctx);
    Optional<String> lastEventId = Optional.ofNullable(ctx.header("Last-Event-ID"));
    ctx.future(() -> stream(ctx, caller, lastEventId));
  }

  private CompletableFuture<Void> stream(Context ctx, Caller caller, Optional<String> lastEventId) {
    try {
      ServletOutputStream out = ctx.res().getOutputStream();
      return hub.open(caller, lastEventId, out)
          .orElseThrow(
              () ->
                  new ProblemException(
                      UNAVAILABLE, "Too many pages are open. Close some and load this one again."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
