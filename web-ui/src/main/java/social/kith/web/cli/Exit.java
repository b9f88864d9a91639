package social.kith.web.cli;

/** What the command line returns to the shell. */
final class Exit {
  static final int OK = 0;

  /** The node or the command refused; the reason is on standard error. */
  static final int REFUSED = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** There is no node to talk to. */
  static final int NO_NODE = 3;

  private Exit() {}
}
