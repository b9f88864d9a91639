package social.kith.crypto.internal;

/**
 * The one refusal of this package: the bytes given were not acceptable. It looks the same whatever
 * the cause, so that nothing can be learnt from how decryption failed; the message names the
 * operation only.
 */
public final class RefusedException extends Exception {

  /**
   * @param operation what was refused, for example "AES-GCM open"; never content
   */
  public RefusedException(String operation) {
    super(operation + " refused");
  }

  /**
   * @param operation what was refused; never content
   * @param cause what the library said
   */
  public RefusedException(String operation, Throwable cause) {
    super(operation + " refused", cause);
  }
}
