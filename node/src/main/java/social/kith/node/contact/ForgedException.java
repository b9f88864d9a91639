package social.kith.node.contact;

import social.kith.crypto.MalformedException;

/** Something is not signed by the contact in whose session it came. */
public final class ForgedException extends MalformedException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what found it
   */
  public ForgedException(MalformedException cause) {
    super("an item that is not signed by the contact whose session it is", cause);
  }
}
