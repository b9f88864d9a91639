package social.kith.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;

/** Registers routes under {@value #PREFIX} and remembers them. Used while the server is built. */
public final class Router {
  /** Where the API begins. */
  public static final String PREFIX = "/api/v1";

  private final RoutesConfig routes;
  private final List<String> declared;
  private final Runnable check;

  /** A router that adds to these routes. */
  public Router(RoutesConfig routes) {
    this(routes, new ArrayList<>(), () -> {});
  }

  private Router(RoutesConfig routes, List<String> declared, Runnable check) {
    this.routes = routes;
    this.declared = declared;
    this.check = check;
  }

  /**
   * This router, but for a check before each request, which refuses it by an exception; it is asked
   * again where a request failed, as that may be why.
   */
  Router after(Runnable check) {
    return new Router(routes, declared, check);
  }

  /** A route that reads. HEAD does the same and its body is left out by the server. */
  void get(String path, Handler handler) {
    declare("GET", path);
    routes.get(PREFIX + path, checked(handler));
    routes.head(PREFIX + path, checked(handler));
  }

  void post(String path, Handler handler) {
    declare("POST", path);
    routes.post(PREFIX + path, checked(handler));
  }

  void put(String path, Handler handler) {
    declare("PUT", path);
    routes.put(PREFIX + path, checked(handler));
  }

  void delete(String path, Handler handler) {
    declare("DELETE", path);
    routes.delete(PREFIX + path, checked(handler));
  }

  private Handler checked(Handler handler) {
    return ctx -> {
      check.run();
      try {
        handler.handle(ctx);
      } catch (Exception e) {
        check.run();
        throw e;
      }
    };
  }

  private void declare(String method, String path) {
    declared.add(method + " " + PREFIX + path);
  }

  /** Every route so far, as {@code GET /api/v1/profile}. */
  public List<String> declared() {
    return List.copyOf(declared);
  }
}
