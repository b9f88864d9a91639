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
  private final List<String> declared = new ArrayList<>();

  /** A router that adds to these routes. */
  public Router(RoutesConfig routes) {
    this.routes = routes;
  }

  /** A route that reads. HEAD does the same and its body is left out by the server. */
  void get(String path, Handler handler) {
    declare("GET", path);
    routes.get(PREFIX + path, handler);
    routes.head(PREFIX + path, handler);
  }

  void post(String path, Handler handler) {
    declare("POST", path);
    routes.post(PREFIX + path, handler);
  }

  void put(String path, Handler handler) {
    declare("PUT", path);
    routes.put(PREFIX + path, handler);
  }

  void delete(String path, Handler handler) {
    declare("DELETE", path);
    routes.delete(PREFIX + path, handler);
  }

  private void declare(String method, String path) {
    declared.add(method + " " + PREFIX + path);
  }

  /** Every route so far, as {@code GET /api/v1/profile}. */
  public List<String> declared() {
    return List.copyOf(declared);
  }
}
