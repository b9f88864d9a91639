package social.kith.web.http;

/** Ends a request with a problem answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** A refusal of this status; the detail ends with what to do. */
  public ProblemException(int status, String detail) {
    super(detail);
    this.problem = Problem.of(status, detail);
  }

  /** The answer to send. */
  public Problem problem() {
    return problem;
  }
}
