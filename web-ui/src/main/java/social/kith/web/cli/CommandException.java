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

  int exitCode() {
    return exitCode;
  }
}
