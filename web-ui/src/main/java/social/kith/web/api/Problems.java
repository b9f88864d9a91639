package social.kith.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.KithException;
import social.kith.web.http.Problem;
import social.kith.web.http.ProblemException;

/** Turns every exception of a route into a problem answer. */
public final class Problems {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final int SERVER_ERROR = 500;

  private Problems() {}

  /** Takes over the exceptions of all routes. */
  public static void addTo(RoutesConfig routes) {
    routes.exception(KithException.class, (e, ctx) -> answer(ctx, of(e)));
    routes.exception(ProblemException.class, (e, ctx) -> answer(ctx, e.problem()));
    routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, of(e)));
    routes.exception(
        EofException.class, (e, ctx) -> log.debug("The other side closed its connection"));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          log.warn("A request failed; please report it", e);
          answer(
              ctx,
              Problem.of(
                  SERVER_ERROR,
                  "Something went wrong inside Kith. Try again; if it stays, start it with"
                      + " --verbose."));
        });
  }

  private static void answer(Context ctx, Problem problem) {
    ctx.status(problem.status()).result(problem.body());
    ctx.contentType(Problem.MEDIA_TYPE);
  }

  private static Problem of(KithException e) {
    int status =
        switch (e.kind()) {
          case INVALID -> 422;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case FORBIDDEN -> 403;
          case LOCKED -> 423;
          case TOO_LARGE -> 413;
          case UNAVAILABLE -> 503;
        };
    return Problem.of(status, String.valueOf(e.getMessage()));
  }

  private static Problem of(HttpResponseException e) {
    String detail =
        switch (e.getStatus()) {
          case 404 -> "There is nothing at this address. Look it up in /api/v1/openapi.json.";
          case 405 -> "This address does not take that method. Look it up in /api/v1/openapi.json.";
          case 413 -> "The body is too large. Send less at once.";
          default -> "The request is not as it should be. Look it up in /api/v1/openapi.json.";
        };
    return Problem.of(e.getStatus(), detail);
  }
}
