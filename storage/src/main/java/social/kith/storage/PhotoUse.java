package social.kith.storage;

/**
 * What somebody's photos take on this disk, encrypted as they are.
 *
 * @param displayBytes of the images of display size
 * @param originalBytes of the originals; of the own ones of an earlier version also the display
 *     sizes
 */
public record PhotoUse(long displayBytes, long originalBytes) {
  /** Nothing. */
  public static final PhotoUse NONE = new PhotoUse(0, 0);

  /** Both together. */
  public PhotoUse plus(PhotoUse other) {
    return new PhotoUse(displayBytes + other.displayBytes, originalBytes + other.originalBytes);
  }
}
