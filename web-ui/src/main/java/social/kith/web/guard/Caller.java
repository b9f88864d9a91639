package social.kith.web.guard;

/** Who sent a request that the guard let through. */
public sealed interface Caller {
  /** Somebody who may see the page's own files and send a launch code, no more. */
  record Anonymous() implements Caller {}

  /**
   * A browser that is signed in.
   *
   * @param sessionHash names its session
   */
  record Browser(String sessionHash) implements Caller {}

  /** The command line, with the bearer token. */
  record CommandLine() implements Caller {}
}
