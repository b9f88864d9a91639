package social.kith.node.peer;

/** A text from the other side that is not what it should be. Nothing was changed by it. */
public final class DescriptorException extends Exception {
  private static final long serialVersionUID = 1L;

  DescriptorException(String message) {
    super(message);
  }

  DescriptorException(String message, Throwable cause) {
    super(message, cause);
  }
}
