package social.kith.crypto;

/** A key file does not open with this passphrase, or was changed by somebody else. */
public final class WrongPassphraseException extends Exception {
  private static final long serialVersionUID = 1L;

  WrongPassphraseException(Throwable cause) {
    super("the passphrase does not open the key file", cause);
  }
}
