package social.kith.web.guard;

import social.kith.node.GreyPicture;

/** How large a request may be. */
public final class Limits {
  /** A JSON body. */
  public static final long MAX_JSON_BYTES = 1L << 20;

  /** An uploaded photo or clip. */
  public static final long MAX_PHOTO_BYTES = 50L << 20;

  /** A picture that is uploaded with a clip. */
  public static final long MAX_POSTER_BYTES = 4L << 20;

  /** A picture to read a QR code in. */
  public static final long MAX_QR_PICTURE_BYTES = GreyPicture.MAX_FILE_BYTES;

  /** An export to be imported; it is read as it comes. */
  public static final long MAX_IMPORT_BYTES = 1L << 44;

  /** A backup to be restored, with its words; it is read as it comes. */
  public static final long MAX_RESTORE_BYTES = 1L << 44;

  /** What a multipart form may add to a photo. */
  public static final long FORM_OVERHEAD_BYTES = 64L << 10;

  /** The form of a photo, or of a clip with its poster. */
  public static final long MAX_FORM_BYTES =
      MAX_PHOTO_BYTES + MAX_POSTER_BYTES + FORM_OVERHEAD_BYTES;

  private Limits() {}
}
