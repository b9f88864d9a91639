package social.kith.crypto;

/** The other side's handshake message is refused; the handshake is over and nothing was agreed. */
public final class HandshakeException extends Exception {
  private final Reason reason;

  /** Why a handshake failed. */
  public enum Reason {
    /** The message is none, or not signed by whom it says. */
    MALFORMED,
    /** The other side speaks a version or suite that this one does not know. */
    VERSION,
    /** Somebody else than expected, or somebody who expects somebody else. */
    WRONG_PEER,
    /** The two do not hold the same pre-shared key, or did not see the same Hellos. */
    WRONG_PSK,
    /** The two do not see the same connection: other DTLS certificates, or the same role. */
    BINDING,
    /** The other side is this node itself, or sends back what this node sent. */
    REFLECTED
  }

  HandshakeException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  HandshakeException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }
}
