package social.kith.web.guard;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import social.kith.web.http.Problem;

/** Puts the guard in front of everything that the server does. */
public final class GuardHandler extends Handler.Wrapper {
  /** Request attribute with the {@link Caller}. */
  public static final String CALLER = Caller.class.getName();

  private static final int CONTENT_TOO_LARGE = 413;

  private final Guard guard;

  /** A handler that asks this guard. */
  public GuardHandler(Guard guard) {
    this.guard = guard;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Response secured = new SecuredResponse(request, response);
    Verdict verdict = guard.check(describe(request));
    if (verdict instanceof Verdict.Pass pass) {
      request.setAttribute(CALLER, pass.caller());
      return super.handle(request, secured, callback);
    }
    answer(secured, ((Verdict.Refuse) verdict).problem(), callback);
    return true;
  }

  private static GuardedRequest describe(Request request) {
    return new GuardedRequest(
        request.getMethod(),
        Optional.ofNullable(request.getHttpURI().getAuthority()).orElse(""),
        Optional.ofNullable(request.getHttpURI().getPath()).orElse(""),
        name -> request.getHeaders().getFields(name).stream().map(f -> f.getValue()).toList());
  }

  /** Ends a request with a problem. */
  static void answer(Response response, Problem problem, Callback callback) {
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.status() == CONTENT_TOO_LARGE) {
      // The rest of the body is not read.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.write(true, ByteBuffer.wrap(problem.body()), callback);
  }
}
