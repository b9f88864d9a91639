package social.kith.web.cli;

/** What the command line returns to the shell. Scripts depend on these: none ever changes. */
final class Exit {
  static final int OK = 0;

  /** The node or the command refused; the reason is on standard error. */
  static final int REFUSED = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** There is no node to talk to, or it stopped meanwhile. */
  static final int NO_NODE = 3;

  /** The node takes its passphrase first. */
  static final int LOCKED = 4;

  /** What was named is not there: a contact, a post, an invite. */
  static final int NOT_FOUND = 5;

  /** It cannot be done just now; the same command may succeed later. */
  static final int LATER = 6;

  private static final int HTTP_NOT_FOUND = 404;
  private static final int HTTP_LOCKED = 423;
  private static final int HTTP_UNAVAILABLE = 503;

  private Exit() {}

  /** What an answer of the node that is no success comes to. */
  static int ofStatus(int status) {
    return switch (status) {
      case HTTP_NOT_FOUND -> NOT_FOUND;
      case HTTP_LOCKED -> LOCKED;
      case HTTP_UNAVAILABLE -> LATER;
      default -> REFUSED;
    };
  }
}
