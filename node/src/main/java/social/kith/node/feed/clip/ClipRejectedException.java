package social.kith.node.feed.clip;

/** An upload that cannot become a clip. The message is for a person and ends with what to do. */
public final class ClipRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private static final String SAVE_AS =
      " Save it as MP4 with H.264 and AAC in a video program, and add that.";

  private final String words;
  private final boolean damaged;

  private ClipRejectedException(String message, boolean damaged) {
    super(message);
    this.words = message;
    this.damaged = damaged;
  }

  static ClipRejectedException damaged() {
    return new ClipRejectedException(
        "This clip is damaged or incomplete. Copy it from the camera or phone again, or save it as"
            + " MP4 in a video program, then add it again.",
        true);
  }

  /** It is whole, but not every browser would play it. */
  static ClipRejectedException unplayable(String because) {
    return new ClipRejectedException(because + SAVE_AS, false);
  }

  static ClipRejectedException hevc() {
    return new ClipRejectedException(
        "This clip is in HEVC (H.265), which many browsers do not play."
            + SAVE_AS
            + " On an iPhone: Settings, Camera, Formats, Most Compatible makes new clips that way.",
        false);
  }

  /** The message. */
  public String words() {
    return words;
  }

  /** Whether its bytes do not hold together; else it is of a kind that is not taken. */
  public boolean isDamaged() {
    return damaged;
  }
}
