package social.kith.node.feed.clip;

/** Finds out what an upload is and removes its metadata without touching picture and sound. */
public final class ClipScanner {
  /** No clip is longer: a day. */
  public static final long MAX_LENGTH_MS = 86_400_000;

  static final int MAX_SIDE_PX = 16_384;

  private ClipScanner() {}

  /**
   * Reads an MP4, or a QuickTime file with what is in an MP4.
   *
   * @param upload the whole file, borrowed; with {@code keepMetadata} it is the result's
   * @throws ClipRejectedException if it is damaged, or of a kind that browsers do not play
   */
  public static ScannedClip mp4(byte[] upload, boolean keepMetadata) throws ClipRejectedException {
    ClipBytes file = ClipBytes.of(upload, keepMetadata);
    return checked(new Mp4Scanner(file).scan());
  }

  /**
   * Reads a WebM.
   *
   * @param upload the whole file, borrowed; with {@code keepMetadata} it is the result's
   * @throws ClipRejectedException if it is damaged, or of a kind that browsers do not play, as
   *     another Matroska file is
   */
  public static ScannedClip webm(byte[] upload, boolean keepMetadata) throws ClipRejectedException {
    ClipBytes file = ClipBytes.of(upload, keepMetadata);
    return checked(new WebmScanner(file).scan());
  }

  private static ScannedClip checked(ScannedClip clip) throws ClipRejectedException {
    int side = Math.max(clip.widthPx(), clip.heightPx());
    boolean shaped = Math.min(clip.widthPx(), clip.heightPx()) > 0 && side <= MAX_SIDE_PX;
    if (!shaped || clip.lengthMs() < 1 || clip.lengthMs() > MAX_LENGTH_MS) {
      throw ClipRejectedException.damaged();
    }
    return clip;
  }
}
