package social.kith.node;

/** Which image of a photo is meant. */
public enum PhotoSize {
  /** At most 8 KiB, part of the post itself. */
  PREVIEW,
  /** Re-encoded, upright, long side at most 2,048 pixels. */
  DISPLAY,
  /** The author's own pixels, without metadata unless the author kept it. */
  ORIGINAL
}
