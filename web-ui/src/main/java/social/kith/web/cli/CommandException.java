package social.kith.web.cli;

/** Ends a command with one line on standard error. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** The message is for a person and ends with what to do. */
  CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandException refused(String message) {
    return new CommandException(Exit.REFUSED, message);
  }

  /** The node that was talked to is gone. */
  static CommandException stopped() {
    return new CommandException(Exit.NO_NODE, "The node stopped. Start it with: kith run");
  }

  /** What was named is not there. */
  static CommandException notFound(String message) {
    return new CommandException(Exit.NOT_FOUND, message);
  }

  int exitCode() {
    return exitCode;
  }
}
