package social.kith.node;

/**
 * A photo or clip of a draft.
 *
 * @param photo what it is
 * @param alt its description; may be empty
 */
public record KeptPhotoView(DraftPhotoView photo, String alt) {
  /** Shows no words. */
  @Override
  public String toString() {
    return "KeptPhotoView[" + photo.id() + "]";
  }
}
