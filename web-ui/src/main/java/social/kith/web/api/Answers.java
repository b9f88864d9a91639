package social.kith.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import social.kith.node.KithNode;
import social.kith.web.guard.Caller;
import social.kith.web.guard.GuardHandler;
import social.kith.web.http.Json;
import social.kith.web.http.JsonProblems;
import social.kith.web.http.ProblemException;

/** What routes do alike: JSON in and out. */
final class Answers {
  static final int CREATED = 201;
  static final int ACCEPTED = 202;
  static final int NO_CONTENT = 204;
  static final int BAD_REQUEST = 400;
  static final int UNPROCESSABLE = 422;
  private static final String DEFAULT_LIMIT = "30";
  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  private Answers() {}

  static void json(Context ctx, Object value) {
    byte[] body = Json.write(value);
    ctx.contentType("application/json").result(body);
    ctx.res().setContentLengthLong(body.length);
  }

  static void json(Context ctx, int status, Object value) {
    ctx.status(status);
    json(ctx, value);
  }

  /** A parameter of the query that is not empty. */
  static Optional<String> parameter(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).filter(v -> !v.isEmpty());
  }

  /** How many posts a page is to have: the parameter “limit”. */
  static int limit(Context ctx) {
    String text = parameter(ctx, "limit").orElse(DEFAULT_LIMIT);
    int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > KithNode.MAX_PAGE) {
      throw new ProblemException(
          UNPROCESSABLE, "“limit” is not between 1 and 100. Send such a number.");
    }
    return limit;
  }

  /** The body as this record; an absent body is an empty object. */
  static <T> T body(Context ctx, Class<T> type) {
    try {
      byte[] bytes = ctx.bodyInputStream().readAllBytes();
      return Json.read(bytes.length == 0 ? EMPTY_OBJECT : bytes, type);
    } catch (IOException e) {
      throw new ProblemException(BAD_REQUEST, JsonProblems.describe(e));
    }
  }

  /** Who the guard says is asking. */
  static Caller caller(Context ctx) {
    Caller caller = ctx.attribute(GuardHandler.CALLER);
    if (caller == null) {
      throw new IllegalStateException("the guard was not asked");
    }
    return caller;
  }
}
