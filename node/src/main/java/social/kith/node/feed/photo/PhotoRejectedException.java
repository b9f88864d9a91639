package social.kith.node.feed.photo;

import social.kith.node.feed.clip.ClipRejectedException;

/**
 * An upload that cannot become a photo or clip. The message is for a person and ends with what to
 * do.
 */
public final class PhotoRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why an upload was refused. */
  public enum Reason {
    /** It is no JPEG or PNG, or a kind of them that cannot be read. */
    FORMAT,
    /** It claims to be a JPEG or PNG and its bytes do not hold together. */
    DAMAGED,
    /** It is above a limit: bytes, pixels, or length of a side. */
    TOO_LARGE
  }

  private final Reason reason;

  PhotoRejectedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  private PhotoRejectedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  static PhotoRejectedException damaged() {
    return new PhotoRejectedException(Reason.DAMAGED, DAMAGED);
  }

  static PhotoRejectedException damaged(Throwable cause) {
    return new PhotoRejectedException(Reason.DAMAGED, DAMAGED, cause);
  }

  static PhotoRejectedException clip(ClipRejectedException e) {
    return new PhotoRejectedException(e.isDamaged() ? Reason.DAMAGED : Reason.FORMAT, e.words(), e);
  }

  static PhotoRejectedException tooManyPixels(int widthPx, int heightPx, long maxPixels) {
    return new PhotoRejectedException(
        Reason.TOO_LARGE,
        "This picture has %d × %d pixels, and at most %d are read. Make it smaller first."
            .formatted(widthPx, heightPx, maxPixels));
  }

  static PhotoRejectedException outOfMemory(Throwable cause) {
    return new PhotoRejectedException(
        Reason.TOO_LARGE,
        "There is not enough memory for this photo just now. Try again, or make it smaller first.",
        cause);
  }

  private static final String DAMAGED =
      "This photo is damaged or incomplete. Copy it from the camera or phone again, or open it in a"
          + " photo program and save it as JPEG, then add it again.";

  /** Why the upload was refused. */
  public Reason reason() {
    return reason;
  }
}
