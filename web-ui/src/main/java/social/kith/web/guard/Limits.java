package social.kith.web.guard;

import social.kith.node.GreyPicture;

/** How large a request may be. */
public final class Limits {
  /** A JSON body. */
  public static final long MAX_JSON_BYTES = 1L << 20;

  /** An uploaded photo. */
  public static final long MAX_PHOTO_BYTES = 50L << 20;

  /** A picture to read a QR code in. */
  public static final long MAX_QR_PICTURE_BYTES = GreyPicture.MAX_FILE_BYTES;

  /** An export to be imported; it is read as it comes. */
  public static final long MAX_IMPORT_BYTES = 1L << 44;

  /** What a multipart form may add to a photo. */
  public static final long FORM_OVERHEAD_BYTES = 64L << 10;

  private Limits() {}
}
