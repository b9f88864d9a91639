package social.kith.web.guard;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import social.kith.web.http.Problem;

/** Answers what the server refuses before the guard sees it: requests that are not HTTP. */
public final class ProblemErrorHandler extends ErrorHandler {
  private static final int SERVER_ERROR = 500;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String detail =
        status >= SERVER_ERROR
            ? "Something went wrong inside Kith. Try again; if it stays, start it with --verbose."
            : "This is not a request that the server understands. Look the route up in"
                + " /api/v1/openapi.json.";
    GuardHandler.answer(
        new SecuredResponse(request, response), Problem.of(status, detail), callback);
    return true;
  }
}
