package social.kith.web.api;

/** A group of routes. */
@FunctionalInterface
public interface Routes {
  /** Adds them. */
  void addTo(Router router);
}
