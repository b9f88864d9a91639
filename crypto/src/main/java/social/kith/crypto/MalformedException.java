package social.kith.crypto;

/**
 * Bytes from outside are wrong. The message gives sizes and the section of the protocol, never
 * content.
 */
public class MalformedException extends Exception {

  /**
   * @param message sizes and protocol section, never content
   */
  public MalformedException(String message) {
    super(message);
  }

  /**
   * @param message sizes and protocol section, never content
   * @param cause what found it
   */
  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
